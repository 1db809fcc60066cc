import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/** The folder of the release. */
export const RELEASE = join(ROOT, 'dist/release');
/** The file in it that holds the hash of its sources. */
export const STAMP = 'release.sources';
