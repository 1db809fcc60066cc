import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that was started for a measurement. */
export interface Program {
  readonly port: number;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 20_000;

/**
 * Starts a Node program; with a `path`, waits until that returns 200. If that fails, the error contains the program's
 * output.
 */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  port = 0,
  path?: string,
): Promise<Program> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-4_000)));
  const program = { port, child, stop: () => stop(child) };
  if (path === undefined || (await answers(port, path, child))) return program;
  await program.stop();
  throw new Error(`${args.join(' ')} did not start:\n${printed}`);
}

async function answers(port: number, path: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    if (answer?.ok) return true;
    await pause(100);
  }
  return false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const giveUp = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(giveUp);
}

/** Resident memory of a process in MB; null where the system does not report it. */
export function residentMegabytes(pid: number | undefined): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024);
}
