import type { Row } from '../measures/measure';

const HEADS = ['#', 'What', 'Portal', 'Baseline', 'Ratio', 'Goal', 'Met'];

/** The lines of the table, headings first. */
export function resultLines(rows: readonly Row[]): string[][] {
  return [HEADS, ...rows.map(cells)];
}

/** Formats the table for the screen, where wide characters take two columns. */
export function aligned(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => width(line[i]!))));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell + ' '.repeat(widths[i]! - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cells({ id, what, product, baseline, ratio, goal, met }: Row): string[] {
  return [
    id,
    what,
    product,
    baseline,
    ratio === null ? '–' : String(ratio),
    goal,
    met === null ? '' : met ? 'yes' : 'no',
  ];
}

function width(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter) ? 2 : 1),
    0,
  );
}
