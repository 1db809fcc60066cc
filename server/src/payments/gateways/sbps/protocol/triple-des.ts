import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { SbpsCredentials } from '../account/sbps-credentials';

type Encryption = NonNullable<SbpsCredentials['encryption']>;

const ALGORITHM = 'des-ede3-cbc';
const BLOCK = 8;
const SPACE = 0x20;

/**
 * Encrypts a value with 3DES: padded with spaces to whole blocks instead of the cipher's own padding. Returns BASE64,
 * as the XML contains it.
 */
export function encrypt(value: Buffer, { key, iv }: Encryption): string {
  const padded = Buffer.concat([value, Buffer.alloc((BLOCK - (value.length % BLOCK)) % BLOCK, SPACE)]);
  const cipher = createCipheriv(ALGORITHM, Buffer.from(key, 'latin1'), Buffer.from(iv, 'latin1')).setAutoPadding(false);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** The value without its padding; null if the input is not whole blocks. */
export function decrypt(base64: string, { key, iv }: Encryption): Buffer | null {
  const encrypted = Buffer.from(base64, 'base64');
  if (encrypted.length % BLOCK !== 0 || encrypted.toString('base64') !== base64.trim()) return null;
  const decipher = createDecipheriv(ALGORITHM, Buffer.from(key, 'latin1'), Buffer.from(iv, 'latin1')).setAutoPadding(
    false,
  );
  return withoutPadding(Buffer.concat([decipher.update(encrypted), decipher.final()]));
}

function withoutPadding(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === SPACE || bytes[end - 1] === 0)) end--;
  return bytes.subarray(0, end);
}
