import { execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, constants, cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort } from './free-port';
import { type PortalProcess, STDIO, watch } from './portal-process';

export const RELEASE = join(__dirname, '../../../dist/release');
const NOBODY = 65_534;

/** The settings that production requires, except the database. */
export const PRODUCTION = {
  PORTAL_URL: 'https://portal.example.jp',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'no-reply@example.jp',
  SUPPORT_EMAIL: 'support@example.jp',
  PROVIDER_NAME: 'サンプル決済',
  SESSION_SECRET: '3f8a1c5e7b9d2046f1e3a5c7092b4d6e',
  MASTER_KEY: 'd2hhdCBwcm9kdWN0aW9uIGtlZXBzIHRvIGl0c2VsZiE=',
  TRUST_PROXY: '127.0.0.1',
};
/** An address without a database: a portal that starts waits for it. */
export const NO_DATABASE = 'postgres://nobody@127.0.0.1:9/nowhere';

/**
 * The release in a folder that nobody may write to and everybody may read; the folder around it is made accessible for
 * that.
 */
export function readOnlyRelease(folder: string): string {
  cpSync(RELEASE, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  execFileSync('chmod', ['-R', 'a-w', folder]);
  chmodSync(dirname(folder), 0o755);
  return folder;
}

/**
 * Starts a program of a release with no other environment than `env`: neither tools nor a home. A copy runs as a user
 * without rights; the repository's folder may be inaccessible to such a user.
 */
export async function runRelease(
  folder: string,
  program: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<PortalProcess> {
  const port = await freePort();
  const options: SpawnOptions = {
    cwd: folder,
    env: { PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: STDIO,
    ...(folder !== RELEASE && process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
  };
  return watch(spawn(join(folder, 'node_modules/node/bin/node'), [program, ...args], options), port);
}

/** Runs a program of the release to its end, with the embedded database of `folder` where `env` names no other. */
export async function runCommand(
  folder: string,
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const { child, printed } = await runRelease(RELEASE, program, { DATA_DIR: join(folder, 'data'), ...env }, args);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: printed() };
}
