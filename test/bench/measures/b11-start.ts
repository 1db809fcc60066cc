import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../support/portal/free-port';
import { median } from '../load/figures';
import { createOnServer, dropOnServer } from '../world/database';
import { ROOT } from '../world/portal';
import { residentMegabytes } from '../world/program';
import type { Measure, Row } from './measure';

const SECONDS = 5;
const MEGABYTES = { embedded: 900, server: 250 };
const STARTS = 3;
const SETTLED_MS = 3_000;
const GIVE_UP_MS = 120_000;
const DATABASE = 'shokai_bench_start';

interface Start {
  readonly seconds: number;
  readonly megabytes: number | null;
}

/**
 * The time of `npm start` to the first page, with everything installed, built and filled; and its memory a moment
 * later.
 */
export const b11: Measure = {
  id: 'B11',
  async run(stage) {
    const rows = await starts('B11', 'npm start to first 200, embedded database', MEGABYTES.embedded, {});
    if (stage.options.embedded) return rows;
    const { url } = await createOnServer(stage.options.serverUrl, DATABASE);
    try {
      return [...rows, ...(await starts('', '… on a PostgreSQL server', MEGABYTES.server, { DATABASE_URL: url! }))];
    } finally {
      await dropOnServer(stage.options.serverUrl, DATABASE);
    }
  },
};

async function starts(id: string, what: string, megabytes: number, env: Record<string, string>): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-bench-'));
  try {
    const measured: Start[] = [];
    // The first start enters the demo data.
    for (let i = 0; i <= STARTS; i++) measured.push(await start({ DATA_DIR: folder, ...env }));
    const seconds = median(measured.slice(1).map((one) => one.seconds));
    const resident = measured
      .slice(1)
      .map((one) => one.megabytes)
      .filter((one) => one !== null);
    const memory = resident.length ? median(resident) : null;
    return [
      {
        id,
        what,
        product: `${seconds.toFixed(1)} s`,
        baseline: '–',
        ratio: null,
        goal: `≤ ${SECONDS} s`,
        met: seconds <= SECONDS,
        detail: { starts: measured },
      },
      {
        id: '',
        what: '… its resident memory',
        product: memory === null ? 'unknown' : `${memory} MB`,
        baseline: '–',
        ratio: null,
        goal: `≤ ${megabytes} MB`,
        met: memory === null ? null : memory <= megabytes,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(env: Record<string, string>): Promise<Start> {
  const port = await freePort();
  const startedAt = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'error', PORT: String(port), ...env },
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const ended = new Promise((resolve) => npm.once('exit', resolve));
  try {
    await firstPage(port);
    const seconds = (performance.now() - startedAt) / 1_000;
    await pause(SETTLED_MS);
    return { seconds, megabytes: Math.max(...familyOf(npm.pid!).map((pid) => residentMegabytes(pid) ?? 0)) || null };
  } finally {
    npm.kill('SIGTERM');
    await ended;
    await gone(port);
  }
}

async function firstPage(port: number): Promise<void> {
  const until = Date.now() + GIVE_UP_MS;
  while (Date.now() < until) {
    if ((await fetch(`http://localhost:${port}/`).catch(() => undefined))?.status === 200) return;
    await pause(20);
  }
  throw new Error('npm start showed no page');
}

/** The next start needs the same folder, so this process must have ended. */
async function gone(port: number): Promise<void> {
  while (await fetch(`http://localhost:${port}/health/live`).catch(() => undefined)) await pause(50);
  await pause(300);
}

/** A process and all its descendants; on Linux only, elsewhere only the process itself. */
function familyOf(pid: number): number[] {
  const parents = new Map(processes().map((id) => [id, parentOf(id)]));
  const family = [pid];
  for (const member of family) for (const [id, parent] of parents) if (parent === member) family.push(id);
  return family;
}

function processes(): number[] {
  return process.platform === 'linux'
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
    : [];
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}
