/** The length at which a pointer cuts off a hostile name. */
const MOST_SHOWN = 64;

/** JSON Pointer (RFC 6901): `~` and `/` within a name are escaped. */
export function pointerTo(parent: string, name: string): string {
  return `${parent}/${name.slice(0, MOST_SHOWN).toWellFormed().replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
