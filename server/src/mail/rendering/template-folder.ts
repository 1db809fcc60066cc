import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Finds `mail-templates` in this folder's parents: the sources and the built server lie at different depths. */
export function templateFolder(from: string = __dirname): string {
  const folder = join(from, 'mail-templates');
  if (existsSync(folder)) return folder;
  if (dirname(from) === from) throw new Error('The folder mail-templates is missing');
  return templateFolder(dirname(from));
}
