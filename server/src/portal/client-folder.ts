import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Built files carry a hash of their content in their name. */
const HASHED = /-[\w-]{8}\.\w+$/;

/** Where the portal's built client lies: beside the built server, also when this runs from the sources. */
export function clientFolder(): string {
  const found = [join(__dirname, '../../../client/browser'), join(__dirname, '../../../dist/client/browser')].find(
    (folder) => existsSync(folder),
  );
  return found ?? join(__dirname, '../../../client/browser');
}

/** Whether a file of that name never changes. */
export function isHashed(path: string): boolean {
  return HASHED.test(path);
}

/** Of what never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
