/**
 * A JSON string as a whole, with the colon after it if it is a name: strings are skipped from start to end, so that
 * nothing inside one is counted as a name.
 */
const STRING = /"(?:[^"\\]|\\.)*"\s*(:)?/g;

/** The number of names in the objects of a JSON text, counted as often as they occur. */
export function nameCount(json: string): number {
  let count = 0;
  for (const [, colon] of json.matchAll(STRING)) if (colon) count++;
  return count;
}

/**
 * The number of members in the objects of a parsed value: fewer than the names if a name occurred twice. It proceeds
 * level by level, because no stack is deep enough for hostile nesting.
 */
export function memberCount(value: unknown): number {
  let count = 0;
  let level: unknown[] = [value];
  while (level.length) {
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      const inside = Object.values(one) as unknown[];
      if (!Array.isArray(one)) count += inside.length;
      for (const each of inside) next.push(each);
    }
    level = next;
  }
  return count;
}
