import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Config } from '../../config';
import { CONFIG } from '../config.token';
import { decrypt, encrypt } from './sealed-bytes';

const KEY_BYTES = 32;
/** Raised when the master key is changed; old rows keep the version that wrapped their key. */
const MASTER_KEY_VERSION = 1;

/** A data key (of one case, one order …) as it is kept: useless without the master key. */
export interface WrappedKey {
  readonly wrappedKey: Buffer;
  readonly masterKeyVersion: number;
}

/**
 * Seals disclosed personal data before it reaches a column (spec 5.3): AES-256-GCM under a data key, which is itself sealed under
 * the master key. Purging a case is then throwing away its key. `owner` names whose key it is (`case:MID:ID`), `row` the very row that
 * content stands in where the owner has several (a revision): sealed bytes open nowhere else.
 */
@Injectable()
export class Seal {
  private readonly logger = new Logger('Seal');
  private readonly masterKey: KeyObject;

  constructor(@Inject(CONFIG) { masterKey }: Pick<Config, 'masterKey'>) {
    this.masterKey = createSecretKey(masterKey);
  }

  newKey(owner: string): WrappedKey {
    return { wrappedKey: encrypt(this.masterKey, randomBytes(KEY_BYTES), owner), masterKeyVersion: MASTER_KEY_VERSION };
  }

  seal(key: WrappedKey, owner: string, content: unknown, row = owner): Buffer {
    return encrypt(this.unwrap(key, owner), Buffer.from(JSON.stringify(content)), row);
  }

  /** Throws when a single bit was changed, or the content belongs to another row. */
  unseal(key: WrappedKey, owner: string, sealed: Buffer, row = owner): unknown {
    return JSON.parse(decrypt(this.unwrap(key, owner), sealed, row, owner).toString());
  }

  /** The same for who shows one among others: null where it cannot be read, which the log tells by the row's name alone. */
  tryUnseal(key: WrappedKey, owner: string, sealed: Buffer, row = owner): unknown {
    try {
      return this.unseal(key, owner, sealed, row);
    } catch (error) {
      this.logger.error(`${row} cannot be read: ${(error as Error).message}`);
      return null;
    }
  }

  private unwrap({ wrappedKey, masterKeyVersion }: WrappedKey, owner: string): Buffer {
    if (masterKeyVersion !== MASTER_KEY_VERSION) throw new Error(`no master key of version ${masterKeyVersion}`);
    return decrypt(this.masterKey, wrappedKey, owner, owner);
  }
}
