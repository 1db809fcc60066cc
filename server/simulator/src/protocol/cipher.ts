import { createCipheriv, createDecipheriv } from 'node:crypto';

/** A service's 3DES keys: key of 24 bytes, IV of 8, ASCII. */
export interface CipherKeys {
  readonly key: string;
  readonly iv: string;
}

/** Encrypts to BASE64, padding the text with spaces to a multiple of 8. */
export function cipher(plain: string, { key, iv }: CipherKeys): string {
  const filled = plain.padEnd(Math.ceil(plain.length / 8) * 8, ' ');
  const des = createCipheriv('des-ede3-cbc', key, iv).setAutoPadding(false);
  return des.update(filled, 'latin1', 'base64') + des.final('base64');
}

/** Throws if the text is not a whole number of blocks. */
export function decipher(base64: string, { key, iv }: CipherKeys): string {
  const des = createDecipheriv('des-ede3-cbc', key, iv).setAutoPadding(false);
  return (des.update(base64, 'base64', 'latin1') + des.final('latin1')).trimEnd();
}
