import type { Call } from '../load/call';
import { median, perSecond, round } from '../load/figures';
import { inTurns, type Pace } from '../load/rounds';
import { listsOf } from '../measures/b3-list';
import { sheetsOf } from '../measures/b6-sheet';
import { answersOf } from '../measures/b7-answer';
import { pace } from '../measures/measure';
import { nextRequest } from '../measures/requests';
import type { Options } from '../options';
import type { Stage } from '../world/stage';

/** The cost of one call of a kind at each size: milliseconds, while several run concurrently. */
export interface Growth {
  readonly what: string;
  readonly costs: readonly { readonly rows: number; readonly milliseconds: number }[];
}

const SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];
const CONNECTIONS = 8;
/**
 * Each case is answered once, and many open cases would change a small database: so the rounds of answers are short.
 */
const ANSWERS = { quick: 6_000, full: 12_000 };
const ANSWERED = { seconds: 1, warmUpSeconds: 1 };

function sizesOf({ small, rows }: Options): number[] {
  return SIZES.filter((size) => size >= small && size <= rows);
}

/** Measures an intake, a page of the list, a sheet and an answer, each at all sizes in turn. Reads come first. */
export async function measureGrowth(stage: Stage, say: (line: string) => void): Promise<Growth[]> {
  const answers = stage.options.quick ? ANSWERS.quick : ANSWERS.full;
  const kinds: [string, (rows: number) => Promise<() => Call>, Partial<Pace>?][] = [
    ['a page of 依頼管理表', (rows) => listsOf(stage, rows)],
    ['a 案件管理票', (rows) => sheetsOf(stage, rows)],
    ['a case taken in', () => Promise.resolve(() => nextRequest('/api/intake/v1/requests'))],
    ['an answer', (rows) => answersOf(stage, rows, answers), ANSWERED],
  ];
  const grown: Growth[] = [];
  for (const [what, calls, shorter] of kinds) {
    say(`${what} …`);
    grown.push({ what, costs: await costs(stage, what, calls, shorter) });
  }
  return grown;
}

async function costs(
  stage: Stage,
  what: string,
  calls: (rows: number) => Promise<() => Call>,
  shorter: Partial<Pace> = {},
): Promise<Growth['costs']> {
  const contestants = [];
  for (const rows of sizesOf(stage.options))
    contestants.push({
      name: `${what}, ${rows} cases`,
      next: await calls(rows),
      ports: [(await stage.portal(rows)).port],
    });
  const results = await inTurns(contestants, {
    ...pace(stage.options, CONNECTIONS),
    seconds: stage.options.quick ? 1.5 : 3,
    ...shorter,
  });
  return sizesOf(stage.options).map((rows, i) => ({
    rows,
    milliseconds: round(1_000 / median(results[i]!.map(perSecond))),
  }));
}
