import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { call } from '../support/portal/http';
import { freePort } from '../support/portal/free-port';
import { STDIO, watch } from '../support/portal/portal-process';
import { NO_DATABASE, PRODUCTION, RELEASE } from '../support/portal/release';
import { until } from '../support/portal/until';

const ROOT = join(__dirname, '../..');

/**
 * Uses a fresh clone of the working tree with nothing installed, and an npm that only records its arguments and fails.
 */
describe('npm run serve', () => {
  let clone: string;
  let asked: string;
  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'shokai-desk-clone-'));
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
    }).split('\0');
    for (const file of files.filter((name) => name && existsSync(join(ROOT, name))))
      cpSync(join(ROOT, file), join(clone, file));
    asked = join(clone, 'asked');
    mkdirSync(join(clone, 'tools'));
    writeFileSync(join(clone, 'tools/npm'), `#!/bin/sh\necho "$@" >> ${asked}\nexit 1\n`);
    chmodSync(join(clone, 'tools/npm'), 0o755);
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));
  afterEach(() => rmSync(asked, { force: true }));

  async function serve(env: Record<string, string>) {
    const port = await freePort();
    return watch(
      spawn(process.execPath, ['server/launch/serve.mjs'], {
        cwd: clone,
        stdio: STDIO,
        env: {
          PATH: join(clone, 'tools'),
          PORT: String(port),
          LOG_LEVEL: 'warn',
          ...PRODUCTION,
          DATABASE_URL: NO_DATABASE,
          ...env,
        },
      }),
      port,
    );
  }

  it('installs its build tools even where NODE_ENV is production', async () => {
    const portal = await serve({ NODE_ENV: 'production' });
    await new Promise((resolve) => portal.child.once('close', resolve));
    expect(readFileSync(asked, 'utf8')).toMatch(/^ci .*--include=dev/);
    expect(portal.printed()).toContain('The packages could not be installed');
  });

  it('runs an existing release without installing or building anything, and another build does not affect it', async () => {
    linkTree(RELEASE, join(clone, 'dist/release'));
    const portal = await serve({});
    await until(
      async () => (await call(portal, 'GET', '/health/live').catch(() => undefined))?.status === 200,
      portal.printed,
    );
    rmSync(join(clone, 'dist/release'), { recursive: true });
    expect(existsSync(asked)).toBe(false);
    const [served] = readdirSync(join(clone, 'dist/served'));
    expect(existsSync(join(clone, 'dist/served', served!, 'node_modules/fastify/package.json'))).toBe(true);
    expect(await portal.end('SIGTERM')).toBe(0);
  });
});

function linkTree(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const target = join(entry.parentPath.replace(from, to), entry.name);
    mkdirSync(dirname(target), { recursive: true });
    linkSync(join(entry.parentPath, entry.name), target);
  }
}
