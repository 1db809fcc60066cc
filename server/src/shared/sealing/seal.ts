import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { MasterKeys, type WrappedKey } from './master-keys';
import { decrypt, encrypt } from './sealed-bytes';

const KEY_BYTES = 32;

/**
 * Encrypts disclosed personal data before it is stored in a column (spec 5.3): AES-256-GCM with a data key, which is
 * itself encrypted with the master key. A case is purged by deleting its key. `owner` names whose key it is
 * (`case:MID:ID`), `row` the exact row of the content if the owner has several (a revision): the bytes can be decrypted
 * for that row only.
 */
@Injectable()
export class Seal {
  private readonly logger = new Logger('Seal');

  constructor(private readonly masterKeys: MasterKeys) {}

  newKey(owner: string): WrappedKey {
    return this.masterKeys.wrap(randomBytes(KEY_BYTES), owner);
  }

  seal(key: WrappedKey, owner: string, content: unknown, row = owner): Buffer {
    return encrypt(this.masterKeys.unwrap(key, owner), Buffer.from(JSON.stringify(content)), row);
  }

  /** Throws when a single bit was changed, or when the content belongs to another row. */
  unseal(key: WrappedKey, owner: string, sealed: Buffer, row = owner): unknown {
    return JSON.parse(decrypt(this.masterKeys.unwrap(key, owner), sealed, row, owner).toString());
  }

  /**
   * The same for content that is shown among other content: null when it cannot be read; the log then states the row's
   * name only.
   */
  tryUnseal(key: WrappedKey, owner: string, sealed: Buffer, row = owner): unknown {
    try {
      return this.unseal(key, owner, sealed, row);
    } catch (error) {
      this.logger.error(`${row} cannot be read: ${(error as Error).message}`);
      return null;
    }
  }
}
