import { createHash } from 'node:crypto';
import type { SbpsCredentials } from '../account/sbps-credentials';
import type { Group, Leaf, RequestForm } from './request-forms';
import { shiftJis, shiftJisUpTo } from './shift-jis';
import { encrypt } from './triple-des';

export type Values = Readonly<Record<string, string | number | null | undefined>>;

/**
 * A value that its field cannot hold: nothing was sent. The code has the provider's format, and is the one that it
 * would return.
 */
export class UnsendableError extends Error {
  constructor(
    readonly code: string,
    field: string,
  ) {
    super(`${field} cannot be sent`);
  }
}

const MISSING = '10103999';
const WRONG_CHARACTERS = '10104999';
const TOO_LONG = '10105999';
const PATTERNS = { 9: /^\d+$/, X: /^[\x20-\x7e]+$/ };
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Encodes a request into the bytes that are sent. Fields without a value are left out: they do not affect the hash.
 * Throws UnsendableError.
 */
export function encodeRequest(
  form: RequestForm,
  values: Values,
  credentials: Pick<SbpsCredentials, 'hashKey' | 'encryption'>,
): Buffer {
  const hashed: Buffer[] = [];
  const written = form.fields.map((field) =>
    'leaves' in field ? writeGroup(field, values, credentials, hashed) : writeLeaf(field, values, credentials, hashed),
  );
  const hash = createHash('sha1')
    .update(Buffer.concat([...hashed, shiftJis(credentials.hashKey)]))
    .digest('hex');
  return shiftJis(
    `<?xml version="1.0" encoding="Shift_JIS"?><sps-api-request id="${form.id}">${written.join('')}<sps_hashcode>${hash}</sps_hashcode></sps-api-request>`,
  );
}

function writeGroup(
  { name, leaves }: Group,
  values: Values,
  credentials: Pick<SbpsCredentials, 'encryption'>,
  hashed: Buffer[],
): string {
  const written = leaves.map((leaf) => writeLeaf(leaf, values, credentials, hashed)).join('');
  return written && `<${name}>${written}</${name}>`;
}

/** Writes an element; its plain bytes are added to the hash's input, in the order of the document. */
function writeLeaf(
  leaf: Leaf,
  values: Values,
  { encryption }: Pick<SbpsCredentials, 'encryption'>,
  hashed: Buffer[],
): string {
  const bytes = bytesOf(leaf, String(values[leaf.name] ?? ''));
  if (bytes.length === 0) return '';
  hashed.push(bytes);
  if (leaf.sealed && encryption) return element(leaf.name, encrypt(bytes, encryption));
  return element(
    leaf.name,
    leaf.kind === 'M'
      ? bytes.toString('base64')
      : bytes.toString('latin1').replace(/[&<>"']/g, (character) => ESCAPES[character]!),
  );
}

function bytesOf({ name, kind, length, required }: Leaf, value: string): Buffer {
  if (value === '' && required) throw new UnsendableError(MISSING, name);
  if (value === '' || kind === 'M') return shiftJisUpTo(value, length);
  if (!PATTERNS[kind].test(value)) throw new UnsendableError(WRONG_CHARACTERS, name);
  if (value.length > length) throw new UnsendableError(TOO_LONG, name);
  return Buffer.from(value, 'latin1');
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
