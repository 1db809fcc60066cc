import type { AnswerSections } from '@contract';
import { valueAt, withoutItemAt, withValueAt } from './draft-path';

/** The source of a value that the person did not type. */
export type Origin = 'payment' | 'order' | 'formerDesk' | 'formerAnswer';

/**
 * The entered input as the controls hold it: numbers as text, hidden sections included, so that a section that is shown
 * again still has its values. `answerInput` turns it into what is sent.
 */
export interface Draft {
  readonly sections: AnswerSections;
  /** Paths marked 「保有していない」. */
  readonly notHeld: readonly string[];
  /** Optional sections that were switched on or off; without an entry, a section with content is on. */
  readonly included: Readonly<Record<string, boolean>>;
  /** By path; changing a value removes its entry. */
  readonly origins: Readonly<Record<string, Origin>>;
}

export const EMPTY_DRAFT: Draft = { sections: {}, notHeld: [], included: {}, origins: {} };

/** A copy of the draft with one value changed. */
export function withValue(draft: Draft, path: string, value: unknown): Draft {
  const { [path]: _, ...origins } = draft.origins;
  return { ...draft, sections: withValueAt(draft.sections, path, value), origins };
}

export function withNotHeld(draft: Draft, path: string, notHeld: boolean): Draft {
  const others = draft.notHeld.filter((p) => p !== path);
  return { ...draft, notHeld: notHeld ? [...others, path] : others };
}

export function withIncluded(draft: Draft, section: string, included: boolean): Draft {
  return { ...draft, included: { ...draft.included, [section]: included } };
}

export function withItem(draft: Draft, path: string): Draft {
  return { ...draft, sections: withValueAt(draft.sections, path, [...itemsAt(draft, path), {}]) };
}

/** A copy of the draft without one item of a list; marks of the items after it move up with them. */
export function withoutItem(draft: Draft, path: string, index: number): Draft {
  const moved = (p: string) => movedUp(p, path, index);
  const origins = Object.entries(draft.origins).flatMap(([p, origin]) => moved(p).map((to) => [to, origin] as const));
  return {
    ...draft,
    sections: withoutItemAt(draft.sections, path, index),
    notHeld: draft.notHeld.flatMap(moved),
    origins: Object.fromEntries(origins),
  };
}

/** The path after item `index` of the list at `list` was removed: empty, one index lower, or unchanged. */
export function movedUp(path: string, list: string, index: number): string[] {
  if (!path.startsWith(`${list}.`)) return [path];
  const [position, ...rest] = path.slice(list.length + 1).split('.');
  const at = Number(position);
  if (at === index) return [];
  return [[list, at > index ? at - 1 : at, ...rest].join('.')];
}

export function itemsAt(draft: Draft, path: string): readonly unknown[] {
  const items = valueAt(draft.sections, path);
  return Array.isArray(items) ? items : [];
}
