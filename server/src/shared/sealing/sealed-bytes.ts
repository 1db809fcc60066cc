import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/**
 * The first byte of the current format. The first format had no such byte: it began with its IV, and was bound to less
 * context.
 */
const VERSION = Buffer.of(2);

export type Key = Buffer | KeyObject;

/**
 * AES-256-GCM: version, IV, tag, ciphertext. `context` names where the bytes belong; they cannot be decrypted for
 * another context.
 */
export function encrypt(key: Key, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyObject(key), iv).setAAD(bound(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([VERSION, iv, cipher.getAuthTag(), sealed]);
}

/**
 * `former`: the context of bytes in the first format. Throws when a single bit was changed, or when they belong
 * elsewhere.
 */
export function decrypt(key: Key, bytes: Buffer, context: string, former: string): Buffer {
  if (bytes[0] !== VERSION[0]) return open(key, bytes, Buffer.from(former));
  try {
    return open(key, bytes.subarray(VERSION.length), bound(context));
  } catch {
    // By chance, one of 256 IVs of the first format begins with this byte. A context of the first format never equals
    // one of the current format.
    return open(key, bytes, Buffer.from(former));
  }
}

function bound(context: string): Buffer {
  return Buffer.concat([VERSION, Buffer.from(context)]);
}

function open(key: Key, bytes: Buffer, boundTo: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, keyObject(key), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(boundTo);
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Node takes four times as long when it is given the bytes of a key: a search decrypts a thousand orders. */
function keyObject(key: Key): KeyObject {
  return Buffer.isBuffer(key) ? createSecretKey(key) : key;
}
