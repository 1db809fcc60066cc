import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../portal/free-port';

const run = promisify(execFile);
/** Folders that are not in PATH, where Debian, Homebrew and PostgreSQL's own packages install the server programs. */
const PLACES = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr/pgsql'];

/** How a server stops: `fast` closes its clients' connections, `immediate` drops them. */
export type Stop = 'fast' | 'immediate';

/** A PostgreSQL server of a test's own, which it may restart and stop. */
export interface Cluster {
  /** The URL of its database `postgres`, as superuser. */
  readonly url: string;
  restart(how: Stop): Promise<void>;
  stop(): Promise<void>;
}

/** undefined where PostgreSQL's server programs are not installed. */
export async function startCluster(): Promise<Cluster | undefined> {
  const programs = findPrograms();
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-cluster-'));
  const owner = await systemUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  // The server refuses to run as root. `cwd`: the other user may have no access to the current folder.
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

/** The user that runs the server where the test runs as root: the one that PostgreSQL's package created. */
export async function systemUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (what: string) => Number((await run('id', [what, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}
