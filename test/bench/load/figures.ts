import type { LoadResult } from './load';

/** The smallest value that at least `share` of all values do not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function callsOf({ times }: LoadResult): number {
  return [...times.values()].reduce((sum, { length }) => sum + length, 0);
}

export function perSecond(result: LoadResult): number {
  return callsOf(result) / result.seconds;
}

export function p95(result: LoadResult): number {
  return quantile([...result.times.values()].flat(), 0.95);
}

/** p95 of each kind of call over all rounds together, in milliseconds. */
export function p95ByKind(results: readonly LoadResult[]): Record<string, number> {
  const kinds = [...new Set(results.flatMap(({ times }) => [...times.keys()]))].sort();
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      round(
        quantile(
          results.flatMap(({ times }) => times.get(kind) ?? []),
          0.95,
        ),
      ),
    ]),
  );
}

/** A measurement on a shared machine has no more than three significant digits. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}
