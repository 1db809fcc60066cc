import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from './config.token';
import type { Config } from '../config';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Raised when the master key is changed; old rows keep the version that wrapped their key. */
const MASTER_KEY_VERSION = 1;

/** The key of one case, as it is kept: useless without the master key. */
export interface WrappedKey {
  readonly wrappedKey: Buffer;
  readonly masterKeyVersion: number;
}

/**
 * Seals disclosed personal data before it reaches a column (spec 5.3): AES-256-GCM under a key per case, which is itself
 * sealed under the master key. Purging a case is then throwing away its key. Bytes: IV, tag, ciphertext.
 */
@Injectable()
export class Seal {
  private readonly masterKey: KeyObject;

  constructor(@Inject(CONFIG) { masterKey }: Pick<Config, 'masterKey'>) {
    this.masterKey = createSecretKey(masterKey);
  }

  /** A new key for the case named by `context`; unwraps only under the same name. */
  newKey(context: string): WrappedKey {
    return { wrappedKey: encrypt(this.masterKey, randomBytes(KEY_BYTES), context), masterKeyVersion: MASTER_KEY_VERSION };
  }

  seal(key: WrappedKey, context: string, content: unknown): Buffer {
    return encrypt(this.unwrap(key, context), Buffer.from(JSON.stringify(content)), context);
  }

  /** Throws when a single bit was changed, or the content belongs to another context. */
  unseal(key: WrappedKey, context: string, sealed: Buffer): unknown {
    return JSON.parse(decrypt(this.unwrap(key, context), sealed, context).toString());
  }

  private unwrap({ wrappedKey, masterKeyVersion }: WrappedKey, context: string): Buffer {
    if (masterKeyVersion !== MASTER_KEY_VERSION) throw new Error(`no master key of version ${masterKeyVersion}`);
    return decrypt(this.masterKey, wrappedKey, context);
  }
}

function encrypt(key: Buffer | KeyObject, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function decrypt(key: Buffer | KeyObject, bytes: Buffer, context: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
