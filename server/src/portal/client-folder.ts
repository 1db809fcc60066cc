import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The names of built files contain a hash of their content. */
const HASHED = /-[\w-]{8}\.\w+$/;

/** The folder of the built client: beside the built server, also when this code runs from the sources. */
export function clientFolder(): string {
  const found = [join(__dirname, '../../../client/browser'), join(__dirname, '../../../dist/client/browser')].find(
    (folder) => existsSync(folder),
  );
  return found ?? join(__dirname, '../../../client/browser');
}

/** Whether the content of a file with that name never changes. */
export function isHashed(path: string): boolean {
  return HASHED.test(path);
}

/** The Cache-Control header of files that never change. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
