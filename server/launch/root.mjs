import { join } from 'node:path';

/** The folder of package.json: the repository, or a release made from it. */
export const ROOT = join(import.meta.dirname, '../..');
