import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/** Where a release is made. */
export const RELEASE = join(ROOT, 'dist/release');
/** Within it: of which sources it was made. */
export const STAMP = 'release.sources';
