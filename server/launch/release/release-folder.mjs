// Runs on any Node ≥ 20 before anything is installed: it imports only Node's own modules.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/** The folder of the release. */
export const RELEASE = join(ROOT, 'dist/release');
/** The file in it that holds the hash of its sources. */
export const STAMP = join(RELEASE, 'release.sources');

const FOLDERS = ['client/public', 'client/src', 'db', 'mail-templates', 'server'];
const FILES = [
  'client/angular.json',
  'client/compress.mjs',
  'client/project.json',
  'client/tsconfig.app.json',
  'client/tsconfig.json',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
];
const READ = /\.(ts|mjs|html|hbs|css|scss|json|svg|ico|webmanifest)$/;

/**
 * Whether the release was made from the current sources. `npm run serve` asks this where nothing is installed, so Nx
 * can't answer it.
 */
export function isCurrent() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceHash();
}

/** A hash over all sources of the release. */
export function sourceHash() {
  const found = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  const hash = createHash('sha256');
  for (const file of [...found.filter((name) => READ.test(name) && !name.endsWith('.spec.ts')), ...FILES].sort())
    hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
