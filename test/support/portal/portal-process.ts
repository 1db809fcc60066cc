import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './free-port';

const PROGRAMS = join(__dirname, '../../../dist/server/src');
/** A limit for hanging processes: a busy machine may take minutes to enter the demo data. */
const START_TIMEOUT_MS = 600_000;
export const STDIO: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];

/**
 * The built portal in a process of its own, which a test may kill: started like `npm start`, or, with DEMO=0, like
 * production.
 */
export interface PortalProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** All its output so far. */
  readonly printed: () => string;
  /** Sends a signal and waits for the end: the exit code, or null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the portal and waits until it is ready; a failure shows its output. */
export async function startProcess(env: Record<string, string>, port?: number): Promise<PortalProcess> {
  const chosen = port ?? (await freePort());
  const portal = spawnPortal(env, chosen);
  await ready(portal.url, portal.child).catch((error: Error) => {
    portal.child.kill('SIGKILL');
    throw new Error(`${error.message}\n${portal.printed()}`);
  });
  return portal;
}

/** Starts the portal without waiting for anything. */
export function spawnPortal(env: Record<string, string>, port: number): PortalProcess {
  const program = join(PROGRAMS, env['DEMO'] === '0' ? 'main.js' : 'demo/main.js');
  return watch(
    spawn(process.execPath, [program], {
      env: { PATH: process.env['PATH'], TZ: 'UTC', LOG_LEVEL: 'error', PORT: String(port), ...env },
      stdio: STDIO,
    }),
    port,
  );
}

/** Wraps a process that a test has started, and that listens on `port` or will. */
export function watch(child: ChildProcess, port: number): PortalProcess {
  let printed = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    url: `http://localhost:${port}`,
    child,
    printed: () => printed,
    end: (signal: NodeJS.Signals) => (child.kill(signal), ended),
  };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the portal did not become ready');
}
