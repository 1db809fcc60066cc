import { callOf, type Call } from '../load/call';
import { median, p95, perSecond, round } from '../load/figures';
import { load } from '../load/load';
import { paced } from '../load/paced';
import { listsOf } from '../measures/b3-list';
import { sheetsOf } from '../measures/b6-sheet';
import { nextRequest } from '../measures/requests';
import { USERS } from '../seed/base-rows';
import { logIn } from '../world/person';
import { residentMegabytes } from '../world/program';
import type { Stage } from '../world/stage';

/** One minute at half of the peak. */
export interface SoakedMinute {
  readonly minute: number;
  readonly callsPerSecond: number;
  readonly p95: number;
  /** Resident memory of the portal in MB; null where the system does not report it. */
  readonly megabytes: number | null;
}

export interface Soak {
  /** The maximum number of calls per second of the portal. */
  readonly peak: number;
  readonly minutes: readonly SoakedMinute[];
  /** Median memory of the last third of the time relative to the third before it; 1 = steady. */
  readonly growth: number | null;
}

const MINUTES = { full: 15, quick: 3 };
const PEAK_SECONDS = 15;
const CONNECTIONS = 16;

/** What people and acquirers do concurrently: lists, counts, sheets, and new cases. */
export async function soak(stage: Stage, say: (line: string) => void): Promise<Soak> {
  const { rows, quick } = stage.options;
  const next = await mixture(stage, rows);
  const portal = await stage.portal(rows);
  const contestant = { name: 'soak', ports: [portal.port], next };
  const peak = perSecond(await load(contestant, CONNECTIONS, PEAK_SECONDS));
  const minutes: SoakedMinute[] = [];
  for (let minute = 1; minute <= (quick ? MINUTES.quick : MINUTES.full); minute++) {
    const result = await paced(contestant, CONNECTIONS, peak / 2, 60);
    minutes.push({
      minute,
      callsPerSecond: round(perSecond(result)),
      p95: round(p95(result)),
      megabytes: residentMegabytes(portal.child.pid),
    });
    say(`minute ${minute}: ${JSON.stringify(minutes.at(-1))}`);
  }
  return { peak: round(peak), minutes, growth: growthOf(minutes) };
}

async function mixture(stage: Stage, rows: number): Promise<() => Call> {
  const [list, sheet] = [await listsOf(stage, rows), await sheetsOf(stage, rows)];
  const counts = callOf({
    path: '/api/case-counts',
    headers: await logIn(await stage.portal(rows), USERS.middling),
    kind: 'counts',
  });
  const kinds = [list, sheet, () => counts, list, sheet, () => nextRequest('/api/intake/v1/requests')];
  let i = 0;
  return () => kinds[i++ % kinds.length]!();
}

function growthOf(minutes: readonly SoakedMinute[]): number | null {
  const memory = minutes.map(({ megabytes }) => megabytes).filter((one) => one !== null);
  const third = Math.floor(memory.length / 3);
  return third ? round(median(memory.slice(-third)) / median(memory.slice(-2 * third, -third))) : null;
}

export function soakLines({ minutes }: Soak): string[][] {
  return [
    ['Minute', 'Calls per second', 'p95', 'Resident memory'],
    ...minutes.map((one) => [
      String(one.minute),
      String(one.callsPerSecond),
      `${one.p95} ms`,
      one.megabytes === null ? 'unknown' : `${one.megabytes} MB`,
    ]),
  ];
}

export function soakText({ peak, growth }: Soak): string {
  return `Half of ${peak} calls a second: two lists, two sheets, one count and one new case in turn. Memory of the last third of the time against the third before: ${growth ?? 'unknown'}.`;
}
