import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { type FieldError, fieldError, LIMITS } from '../../contract/src';
import { COMMON_PASSWORDS } from './common-passwords';

const ARGON2ID = 2;
/** OWASP's choice for Argon2id: 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Made at the start, so that not even the first wrong ID takes longer than a wrong password. */
const nobodysHash = hashPassword(randomBytes(32).toString('hex'));

/** Whether the password fits. Where there is no hash the same work is done, so that nobody learns which users exist. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobodysHash), password);
  return fits && Boolean(passwordHash);
}

/** At least 12 characters, no rules of composition, none that everybody uses (spec 5.3). */
export function passwordErrors(password: string, pointer = '/password'): FieldError[] {
  const { min, max } = LIMITS.password;
  const length = [...password].length;
  if (length < min) return [fieldError(pointer, 'too_short', { min })];
  if (length > max) return [fieldError(pointer, 'too_long', { max })];
  return isCommon(password) ? [fieldError(pointer, 'password_too_common')] : [];
}

function isCommon(password: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  const fewCharacters = new Set(folded).size <= 3;
  return fewCharacters || COMMON_PASSWORDS.some((common) => folded.replaceAll(common, '').length <= 4);
}
