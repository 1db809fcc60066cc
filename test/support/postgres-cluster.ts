import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port';

const run = promisify(execFile);
/** Where Debian, Homebrew and PostgreSQL's own packages put what no PATH names. */
const PLACES = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr/pgsql'];

/** How a server is stopped: its clients are sent away, or find it gone. */
export type Stop = 'fast' | 'immediate';

/** A PostgreSQL server of a test's own, which it may restart and stop. */
export interface Cluster {
  /** Of its database `postgres`, as superuser. */
  readonly url: string;
  restart(how: Stop): Promise<void>;
  stop(): Promise<void>;
}

/** undefined where PostgreSQL's server programs are not on this machine. */
export async function startCluster(): Promise<Cluster | undefined> {
  const programs = findPrograms();
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-cluster-'));
  const owner = await systemUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  // The server refuses to run as root. `cwd`: its user may not be allowed to look into ours.
  const call = (program: string, ...args: string[]) => run(join(programs, program), args, { cwd: folder, ...owner });
  const port = await freePort();
  const data = join(folder, 'data');
  const control = (...args: string[]) =>
    call(
      'pg_ctl',
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`,
      ...args,
    );
  await call('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8');
  await control('start');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async (how) => void (await control('-m', how, 'restart')),
    stop: async () => {
      await control('-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string | undefined {
  const installed = PLACES.filter((place) => existsSync(place)).flatMap((place) =>
    readdirSync(place).map((version) => join(place, version, 'bin')),
  );
  return [...(process.env['PATH'] ?? '').split(':'), ...installed].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

/** Who runs the server where we are root: the user that PostgreSQL's package made. */
export async function systemUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (what: string) => Number((await run('id', [what, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}
