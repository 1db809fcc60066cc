import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from '../build.mjs';
import { ROOT } from '../root.mjs';
import { addPackages } from './packages.mjs';
import { isCurrent, RELEASE, sourceHash, STAMP } from './release-folder.mjs';

/** The programs of a release; each runs as `node NAME` in its folder and as `npm run SCRIPT`. */
const PROGRAMS = {
  serve: 'main.js',
  migrate: 'migrate.js',
  'admin:create': 'admin-create.js',
  'keys:rotate': 'keys-rotate.js',
};
const LAUNCH = ['root.mjs', 'follow-npm.mjs', 'hand-over.mjs', 'release/run.mjs'];

/** Parts of the built server and its contract that only the demo or only tools need. */
const LEFT_OUT =
  /\.map$|[\\/](server[\\/]src[\\/](demo|mail[\\/]demo-mailbox|shop|payments[\\/]gateways[\\/]sandbox|identity[\\/]control)|server[\\/]contract[\\/]src[\\/]demo)$/;
const NO_MAILS = /[\\/](demo-mailbox|README\.md|project\.json)$/;

/**
 * Makes `dist/release`, a self-contained folder with the portal, which writes nothing into itself. It is made again
 * when it is outdated.
 */
export function makeRelease() {
  if (isCurrent()) return;
  build(['server', 'client-release']);
  process.stdout.write('Putting the release together … ');
  const hash = sourceHash('release');
  const unfinished = `${RELEASE}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  // Any user may run it, whoever built it.
  const mask = process.umask(0o022);
  fill(unfinished);
  writeFileSync(join(unfinished, basename(STAMP)), hash);
  process.umask(mask);
  rmSync(RELEASE, { recursive: true, force: true });
  renameSync(unfinished, RELEASE);
  console.log('dist/release');
}

function fill(folder) {
  mkdirSync(folder, { recursive: true });
  const built = (from, to = from) =>
    cpSync(join(ROOT, 'dist', from), join(folder, to), { recursive: true, filter: (file) => !LEFT_OUT.test(file) });
  built('server/src');
  built('server/contract');
  built('db');
  built('client-release/browser', 'client/browser');
  cpSync(join(ROOT, 'mail-templates'), join(folder, 'mail-templates'), {
    recursive: true,
    filter: (file) => !NO_MAILS.test(file),
  });
  for (const file of LAUNCH) cpSync(join(ROOT, 'server/launch', file), join(folder, 'server/launch', file));
  for (const program of Object.values(PROGRAMS)) writeFileSync(join(folder, program), starter(program));
  addPackages(
    folder,
    Object.fromEntries(Object.entries(PROGRAMS).map(([script, program]) => [script, `node ${program}`])),
  );
}

function starter(program) {
  return `void import('./server/launch/release/run.mjs').then(({ run }) => run(__filename, '${program}'));\n`;
}
