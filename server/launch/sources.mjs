// Runs on any Node ≥ 20 before anything is installed: it imports only Node's own modules.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const BUILT_FROM = /\.(ts|mjs|html|hbs|css|scss|json|svg|ico|webmanifest)$/;

/** The folders and files from which each part is built. */
const SERVER = {
  folders: ['server/src', 'server/contract', 'server/simulator', 'db'],
  files: ['server/tsconfig.json', 'server/tsconfig.build.json', 'tsconfig.base.json', 'package-lock.json'],
};
const CLIENT = {
  folders: ['client/src', 'client/public', 'server/contract'],
  files: [
    'client/angular.json',
    'client/tsconfig.json',
    'client/tsconfig.app.json',
    'tsconfig.base.json',
    'package-lock.json',
  ],
};
const RELEASE = {
  folders: [...SERVER.folders, ...CLIENT.folders, 'server/launch', 'mail-templates'],
  files: [...SERVER.files, ...CLIENT.files, 'package.json'],
};
const SOURCES = { server: SERVER, client: CLIENT, 'client-release': CLIENT, release: RELEASE };

/** A hash over all sources of a part. */
export function sourceHash(part) {
  const { folders, files } = SOURCES[part];
  const found = [...new Set(folders)].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  const hash = createHash('sha256');
  for (const file of [
    ...new Set([...found.filter((name) => BUILT_FROM.test(name) && !name.endsWith('.spec.ts')), ...files]),
  ].sort())
    hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** Whether a part was built from the current sources, according to the hash in the file `stamp`. */
export function isFresh(part, stamp) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(part);
}
