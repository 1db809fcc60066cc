import { DomainError } from '../errors/domain-error';

/** Far more than any form of the portal sends; each value costs validation time, and each level a stack frame. */
const MOST_VALUES = 5_000;
const DEEPEST = 20;

/**
 * Refuses JSON that no form sends before other code walks through it: a megabyte of names or brackets would delay all
 * other calls.
 */
export function checkShape(body: unknown): void {
  let level: object[] = isNested(body) ? [body] : [];
  let values = 0;
  for (let depth = 1; level.length; depth++) {
    const inside = level.flatMap((nested) => Object.values(nested) as unknown[]);
    values += inside.length;
    if (depth > DEEPEST || values > MOST_VALUES)
      throw new DomainError('malformed_request', 'too many values, or too deep');
    level = inside.filter(isNested);
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
