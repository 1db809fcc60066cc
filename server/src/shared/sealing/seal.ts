import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { MasterKeys, type WrappedKey } from './master-keys';
import { decrypt, encrypt } from './sealed-bytes';

const KEY_BYTES = 32;

/**
 * Seals disclosed personal data before it reaches a column (spec 5.3): AES-256-GCM under a data key, which is itself sealed under
 * the master key. Purging a case is then throwing away its key. `owner` names whose key it is (`case:MID:ID`), `row` the very row that
 * content stands in where the owner has several (a revision): sealed bytes open nowhere else.
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

  /** Throws when a single bit was changed, or the content belongs to another row. */
  unseal(key: WrappedKey, owner: string, sealed: Buffer, row = owner): unknown {
    return JSON.parse(decrypt(this.masterKeys.unwrap(key, owner), sealed, row, owner).toString());
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
}
