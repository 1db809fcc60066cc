import { median, perSecond, round } from '../load/figures';
import type { Contestant, LoadResult } from '../load/load';
import { inTurns } from '../load/rounds';
import type { Stage } from '../world/stage';
import { pace, type Row } from './measure';

export interface Compared {
  readonly id: string;
  readonly what: string;
  /** The minimum share of the baseline that the portal must reach. */
  readonly atLeast: number;
  readonly product: Contestant;
  readonly baseline: Contestant;
  /** A stronger baseline, for information. */
  readonly oneStatement?: Contestant;
  /** The duration of a round, where it differs from the others'. */
  readonly seconds?: number;
}

/** Calls per second of the portal and of its baseline, in turn: medians and their ratio. */
export async function compareThroughput(
  stage: Stage,
  { id, what, atLeast, product, baseline, oneStatement, seconds }: Compared,
): Promise<Row[]> {
  const [ours, bare, strongest] = await inTurns([product, baseline, ...(oneStatement ? [oneStatement] : [])], {
    ...pace(stage.options),
    ...(seconds !== undefined && { seconds }),
  });
  const row = (name: string, label: string, results: readonly LoadResult[], goal: number | null): Row => {
    const [a, b] = [ours!.map(perSecond), results.map(perSecond)];
    const ratio = median(a) / median(b);
    return {
      id: name,
      what: label,
      product: rate(median(a)),
      baseline: rate(median(b)),
      ratio: round(ratio),
      goal: goal === null ? '' : `≥ ${goal}`,
      met: goal === null ? null : ratio >= goal,
      detail: { productPerSecond: a.map(round), baselinePerSecond: b.map(round) },
    };
  };
  return [
    row(id, what, bare!, atLeast),
    ...(strongest ? [row('', '… against the same in one statement', strongest, null)] : []),
  ];
}

export function rate(perSecondValue: number): string {
  return `${perSecondValue >= 100 ? Math.round(perSecondValue).toLocaleString('en-US') : round(perSecondValue)}/s`;
}
