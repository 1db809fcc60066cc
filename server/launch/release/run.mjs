// Part of a release: starts one of its programs, on any Node ≥ 20.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { followNpm } from '../follow-npm.mjs';
import { inOwnNode } from '../hand-over.mjs';
import { ROOT } from '../root.mjs';

/**
 * Runs a program of the built server in this process, or in a process of the release's own Node where this is another
 * one.
 */
export function run(script, program) {
  followNpm();
  if (!inOwnNode(script)) return;
  process.env.NODE_ENV ??= 'production';
  createRequire(import.meta.url)(join(ROOT, 'server/src', program));
}
