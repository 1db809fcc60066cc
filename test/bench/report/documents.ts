import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../world/portal';
import type { Options } from '../options';
import type { Machine } from './machine';

const FILE = join(ROOT, 'docs/performance.md');

/** Replaces a section of docs/performance.md, between its two marks, with the measured figures. */
export function writeSection(name: 'figures' | 'growth' | 'soak', text: string): void {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const before = readFileSync(FILE, 'utf8');
  if (!before.includes(begin) || !before.includes(end)) throw new Error(`docs/performance.md has no section ${name}`);
  writeFileSync(
    FILE,
    `${before.slice(0, before.indexOf(begin))}${begin}\n${text.trim()}\n${before.slice(before.indexOf(end))}`,
  );
}

export function writePlot(svg: string): void {
  writeFileSync(join(ROOT, 'docs/growth.svg'), svg);
}

/** `PostgreSQL 15.20, 2 cores …` */
export function machineText(
  { at, processor, cores, memoryGib, system, loadBefore, database, versions, commit }: Machine,
  { rows, quick }: Pick<Options, 'rows' | 'quick'>,
): string {
  const packages = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return (
    `${quick ? 'Short rounds (`--quick`). ' : ''}Measured on ${at.slice(0, 10)} at commit ${commit}, with ${rows.toLocaleString('en-US')} cases: ${database}, ${processor}, ${cores} cores for portal, database and client together, ` +
    `${memoryGib} GiB, ${system}, load before ${loadBefore}. ${packages}.`
  );
}

export function markdownTable(lines: readonly (readonly string[])[]): string {
  const [head, ...rest] = lines;
  return [head!, head!.map(() => '---'), ...rest].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
