import type { Growth } from '../growth/growth';
import { relative } from './growth-table';

const WIDTH = 720;
const HEIGHT = 360;
const EDGE = { left: 56, right: 190, top: 24, bottom: 48 };
/** Each line has its own dash and its name at the end, so that they can be distinguished without colour. */
const LINES = [
  ['#1f5fa8', ''],
  ['#b3541e', '6 3'],
  ['#2f7d4f', '2 3'],
  ['#7a3e9d', '10 3 2 3'],
] as const;

/** An SVG of the cost of one call by the number of cases (logarithmic), relative to the smallest database. */
export function growthPlot(grown: readonly Growth[]): string {
  const sizes = grown[0]!.costs.map(({ rows }) => rows);
  const top = Math.max(
    2,
    Math.ceil(Math.max(...grown.flatMap(({ costs }) => costs.map((_, i) => relative(costs, i)))) * 2) / 2,
  );
  const x = (rows: number) =>
    EDGE.left + ((WIDTH - EDGE.left - EDGE.right) * Math.log(rows / sizes[0]!)) / Math.log(sizes.at(-1)! / sizes[0]!);
  const y = (cost: number) => HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * cost) / top;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img">`,
    '<title>Cost of one call over the number of cases</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...steps(top).map(
      (cost) =>
        `<path d="M${EDGE.left} ${y(cost)}H${WIDTH - EDGE.right}" stroke="#ddd"/><text x="${EDGE.left - 8}" y="${y(cost) + 4}" text-anchor="end" fill="#444">${cost}×</text>`,
    ),
    ...sizes.map(
      (rows) =>
        `<text x="${x(rows)}" y="${HEIGHT - EDGE.bottom + 20}" text-anchor="middle" fill="#444">${rows.toLocaleString('en-US')}</text>`,
    ),
    ...grown.map((one, i) => line(one, i, x, y)),
    ...labels(grown, y),
    `<text x="${(EDGE.left + WIDTH - EDGE.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle" fill="#444">cases</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function steps(top: number): number[] {
  return Array.from({ length: top * 2 + 1 }, (_, i) => i / 2);
}

function line({ costs }: Growth, i: number, x: (rows: number) => number, y: (cost: number) => number): string {
  const [colour, dash] = LINES[i % LINES.length]!;
  const points = costs.map(({ rows }, at) => `${x(rows).toFixed(1)},${y(relative(costs, at)).toFixed(1)}`);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
}

/** Beside the ends of the lines, moved apart where the ends are close. */
function labels(grown: readonly Growth[], y: (cost: number) => number): string[] {
  const ends = grown
    .map(({ what, costs }, i) => ({
      what,
      colour: LINES[i % LINES.length]![0],
      at: y(relative(costs, costs.length - 1)),
    }))
    .sort((a, b) => a.at - b.at);
  ends.forEach((end, i) => (end.at = Math.max(end.at, i ? ends[i - 1]!.at + 17 : 0)));
  return ends.map(
    ({ what, colour, at }) => `<text x="${WIDTH - EDGE.right + 8}" y="${at + 4}" fill="${colour}">${what}</text>`,
  );
}
