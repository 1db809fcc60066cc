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
import { isCurrent, RELEASE, STAMP } from './release-folder.mjs';

/**
 * Each served release has a folder of its own, so that a build or an installation removes nothing from a running
 * portal.
 */
const SERVED = join(ROOT, 'dist/served');
/** The current release, and the one that may still be running. */
const KEPT = 2;

/** `npm run serve` and its sibling commands: makes the release if it is outdated, and runs one of its programs. */
export async function serveRelease(script, program) {
  if (!isCurrent()) {
    install();
    if (!inOwnNode(script)) return;
    const { makeRelease } = await import('./make-release.mjs');
    makeRelease();
  }
  const folder = servedFolder();
  const { run } = await import(pathToFileURL(join(folder, 'server/launch/release/run.mjs')).href);
  run(join(folder, program), program);
}

function servedFolder() {
  const folder = join(SERVED, readFileSync(STAMP, 'utf8').slice(0, 12));
  if (!existsSync(folder)) {
    mkdirSync(SERVED, { recursive: true });
    const unfinished = `${folder}.${process.pid}`;
    linkTree(RELEASE, unfinished);
    // Another process may have finished first.
    if (existsSync(folder)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, folder);
    forgetOldest();
  }
  return folder;
}

/** Links the files instead of copying them: they take no space, and stay when the original is removed. */
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
    cpSync(source, target); // The file system does not support hard links.
  }
}

function forgetOldest() {
  const age = (name) => statSync(join(SERVED, name)).mtimeMs;
  for (const name of readdirSync(SERVED)
    .sort((a, b) => age(b) - age(a))
    .slice(KEPT))
    rmSync(join(SERVED, name), { recursive: true, force: true });
}
