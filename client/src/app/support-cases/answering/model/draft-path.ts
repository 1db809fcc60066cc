/**
 * Paths into an answer: `section.field`; in a list `section.index.field` (the same as in `notHeld`); in a list within a
 * section `section.field.index.field`.
 */
type Tree = Readonly<Record<string, unknown>> | readonly unknown[];

const POINTER_ROOT = '/sections/';

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

export function valueAt(tree: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (isTree(at) ? (at as Record<string, unknown>)[key] : undefined), tree);
}

/** A copy of the tree with one value changed; missing nodes on the path are created. */
export function withValueAt<T extends Tree>(tree: T, path: string, value: unknown): T {
  const [key, ...rest] = path.split('.') as [string, ...string[]];
  const child = (tree as Record<string, unknown>)[key];
  const changed = rest.length ? withValueAt(isTree(child) ? child : {}, rest.join('.'), value) : value;
  if (Array.isArray(tree)) return tree.map((item: unknown, i) => (i === Number(key) ? changed : item)) as unknown as T;
  return { ...tree, [key]: changed };
}

export function withoutItemAt<T extends Tree>(tree: T, path: string, index: number): T {
  const items = valueAt(tree, path);
  return withValueAt(tree, path, Array.isArray(items) ? items.filter((_, i) => i !== index) : []);
}

/** The path for an error's JSON pointer, or null when the pointer is not within the sections. */
export function pathOfPointer(pointer: string): string | null {
  return pointer.startsWith(POINTER_ROOT) ? pointer.slice(POINTER_ROOT.length).replaceAll('/', '.') : null;
}

/** The id of the input for a path (the first input of a group). */
export function inputId(path: string): string {
  return `answer-${path.replaceAll('.', '-')}`;
}
