import { createRequire } from 'node:module';
import { join } from 'node:path';
import { followNpm } from './follow-npm.mjs';
import { inOwnNode } from './hand-over.mjs';
import { install } from './install.mjs';
import { ROOT } from './root.mjs';

/** Installs packages, switches to the project's Node, builds, and runs an entry of the built server in this process. */
export async function launch(script, entry, { parts } = {}) {
  followNpm();
  install();
  if (!inOwnNode(script)) return;
  const { build } = await import('./build.mjs');
  try {
    build(parts);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  createRequire(import.meta.url)(join(ROOT, 'dist/server/src', entry));
}
