import type { AnswerInput } from './answer';

/** Whether two answers disclose the same, whatever the order of their keys. */
export function isSameAnswer(one: AnswerInput, other: AnswerInput): boolean {
  return canonical(one) === canonical(other);
}

function canonical({ noticeType, sections, notHeld }: AnswerInput): string {
  return JSON.stringify([noticeType, ordered(sections), [...notHeld].sort()]);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, v]) => v !== null && v !== undefined);
  return present.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, ordered(v)]);
}
