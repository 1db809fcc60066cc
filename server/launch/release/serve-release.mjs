import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inOwnNode } from '../hand-over.mjs';
import { install } from '../install.mjs';
import { ROOT } from '../root.mjs';
import { isFresh } from '../sources.mjs';
import { RELEASE, STAMP } from './place.mjs';

/** Each served release in a folder of its own: a build, or an installation, takes nothing away from a portal that runs. */
const SERVED = join(ROOT, 'dist/served');
/** The present one, and the one that may still be running. */
const KEPT = 2;

/** `npm run serve` and the commands beside it: makes the release where it is stale, and runs a program of it. */
export async function serveRelease(script, program) {
  if (!isFresh('release', join(RELEASE, STAMP))) {
    install();
    if (!inOwnNode(script)) return;
    const { makeRelease } = await import('./make-release.mjs');
    await makeRelease();
  }
  const folder = servedFolder();
  const { run } = await import(pathToFileURL(join(folder, 'server/launch/release/run.mjs')).href);
  run(join(folder, program), program);
}

function servedFolder() {
  const folder = join(SERVED, readFileSync(join(RELEASE, STAMP), 'utf8').slice(0, 12));
  if (!existsSync(folder)) {
    mkdirSync(SERVED, { recursive: true });
    const unfinished = `${folder}.${process.pid}`;
    linkTree(RELEASE, unfinished);
    // Another process may have been quicker.
    if (existsSync(folder)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, folder);
    forgetOldest();
  }
  return folder;
}

/** Takes no room: the same files under a second name, which stay when the first goes. */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else link(source, target);
  }
}

function link(source, target) {
  try {
    linkSync(source, target);
  } catch {
    cpSync(source, target); // a file system without such links
  }
}

function forgetOldest() {
  const age = (name) => statSync(join(SERVED, name)).mtimeMs;
  for (const name of readdirSync(SERVED)
    .sort((a, b) => age(b) - age(a))
    .slice(KEPT))
    rmSync(join(SERVED, name), { recursive: true, force: true });
}
