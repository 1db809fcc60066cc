/** A text of JSON as a whole, and the colon behind it where it is a name: strings are skipped from end to end, so that nothing within one is taken for a name. */
const STRING = /"(?:[^"\\]|\\.)*"\s*(:)?/g;

/** How many names the objects of a JSON text have, each as often as it stands there. */
export function nameCount(json: string): number {
  let count = 0;
  for (const [, colon] of json.matchAll(STRING)) if (colon) count++;
  return count;
}

/** How many members the objects of a parsed value have: fewer than names where one stood twice. Level by level, as no stack is deep enough for hostile nesting. */
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
