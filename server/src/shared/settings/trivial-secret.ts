/**
 * A secret with fewer different values than this was not drawn at random: in 32 random bytes that happens in less than
 * one of 10^20.
 */
const FEWEST = { bytes: 16, characters: 8 };
const MOST_STEPS = 0.75;

/** Whether a secret is a single value, a repeated pattern, or counts up or down: it was typed, not drawn at random. */
export function isTrivial(secret: Buffer | string): boolean {
  const values = typeof secret === 'string' ? [...secret].map((character) => character.codePointAt(0)!) : [...secret];
  const fewest = typeof secret === 'string' ? FEWEST.characters : FEWEST.bytes;
  return new Set(values).size < fewest || repeats(values) || counts(values);
}

/** Whether the beginning is repeated to the end, once or more often. */
function repeats(values: readonly number[]): boolean {
  return values.some(
    (_, length) =>
      length > 0 &&
      length <= values.length / 2 &&
      values.every((value, i) => i < length || value === values[i - length]),
  );
}

/** abcdefgh, 98765432, or a sequence with another step. */
function counts(values: readonly number[]): boolean {
  const steps = values.slice(1).map((value, i) => value - values[i]!);
  const commonest = Math.max(...[...new Set(steps)].map((step) => steps.filter((other) => other === step).length));
  return commonest >= steps.length * MOST_STEPS;
}
