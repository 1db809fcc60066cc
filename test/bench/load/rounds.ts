import { type Contestant, load, type LoadResult } from './load';

export interface Pace {
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/**
 * Contestants alternate (A B A B A B), so that a temporary disturbance of the machine affects all of them. Returns the
 * results by contestant.
 */
export async function inTurns(
  contestants: readonly Contestant[],
  { connections, rounds, seconds, warmUpSeconds }: Pace,
): Promise<LoadResult[][]> {
  for (const contestant of contestants) await load(contestant, connections, warmUpSeconds);
  const results: LoadResult[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, contestant] of contestants.entries()) results[i]!.push(await load(contestant, connections, seconds));
  }
  return results;
}
