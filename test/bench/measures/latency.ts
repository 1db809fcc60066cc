import type { Call } from '../load/call';
import { median, p95, p95ByKind, round } from '../load/figures';
import { inTurns } from '../load/rounds';
import type { Stage } from '../world/stage';
import { pace, type Row } from './measure';

/** So few that the time of the responses is measured, and not the queue before them. */
const CONNECTIONS = 4;

interface Sizes {
  readonly id: string;
  readonly what: string;
  readonly atMost: number | null;
  /** The same requests for the database with `rows` cases. */
  readonly ask: (rows: number) => Promise<() => Call>;
}

/** p95 at the large and at the small size, with two portals in turn; medians over the rounds and their ratio. */
export async function compareSizes(stage: Stage, { id, what, atMost, ask }: Sizes): Promise<Row> {
  const { rows, small } = stage.options;
  const contestants = [];
  for (const size of [rows, small])
    contestants.push({
      name: `${what}, ${size} cases`,
      next: await ask(size),
      ports: [(await stage.portal(size)).port],
    });
  const [large, little] = await inTurns(contestants, pace(stage.options, CONNECTIONS));
  const [a, b] = [median(large!.map(p95)), median(little!.map(p95))];
  return {
    id,
    what,
    product: `${a.toPrecision(3)} ms`,
    baseline: `${b.toPrecision(3)} ms`,
    ratio: round(a / b),
    goal: atMost === null ? '' : `≤ ${atMost}`,
    met: atMost === null ? null : a / b <= atMost,
    detail: {
      largeP95: large!.map((one) => round(p95(one))),
      smallP95: little!.map((one) => round(p95(one))),
      largeByKind: p95ByKind(large!),
      smallByKind: p95ByKind(little!),
    },
  };
}
