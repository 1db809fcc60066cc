import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { type FieldError, fieldError, LIMITS } from '../../../contract/src';
import { isGuessable } from './guessable';

const ARGON2ID = 2;
/** OWASP's recommendation for Argon2id: 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Computed at the start, so that not even the first wrong ID takes longer than a wrong password. */
const nobodysHash = hashPassword(randomBytes(32).toString('hex'));

/**
 * Whether the password matches. Without a hash the same work is done, so that response times do not reveal which users
 * exist.
 */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobodysHash), password);
  return fits && Boolean(passwordHash);
}

/** At least 12 and at most 128 characters, no rules of composition (spec 5.3). Cheap, because anybody may call it. */
export function lengthErrors(password: string, pointer = '/password'): FieldError[] {
  const { min, max } = LIMITS.password;
  const length = [...password].length;
  if (length < min) return [fieldError(pointer, 'too_short', { min })];
  return length > max ? [fieldError(pointer, 'too_long', { max })] : [];
}

/**
 * The same, and also refuses what is quickly guessed: common passwords, and variations of the names in `context` (spec
 * 8.2).
 */
export function passwordErrors(password: string, context: readonly string[], pointer = '/password'): FieldError[] {
  const errors = lengthErrors(password, pointer);
  if (errors.length) return errors;
  return isGuessable(password, context) ? [fieldError(pointer, 'password_too_common')] : [];
}
