import type { Growth } from '../growth/growth';

/** One line per size; in brackets the cost relative to the smallest size. */
export function growthLines(grown: readonly Growth[]): string[][] {
  const sizes = grown[0]!.costs.map(({ rows }) => rows);
  const cell = ({ costs }: Growth, i: number) => `${costs[i]!.milliseconds} ms (${relative(costs, i).toFixed(2)})`;
  return [
    ['Cases', ...grown.map(({ what }) => what)],
    ...sizes.map((rows, i) => [rows.toLocaleString('en-US'), ...grown.map((one) => cell(one, i))]),
  ];
}

export function relative(costs: Growth['costs'], i: number): number {
  return costs[i]!.milliseconds / costs[0]!.milliseconds;
}
