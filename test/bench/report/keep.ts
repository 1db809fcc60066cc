import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../world/portal';

/** Writes a run's figures as JSON under .tmp/bench; returns the path. */
export function keepJson(name: string, report: object): string {
  const folder = join(ROOT, '.tmp/bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return relative(ROOT, file);
}
