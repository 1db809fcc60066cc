import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { AcquirerKey } from './acquirer-key.entity';

/** How a key is kept: SHA-256 in hex. Keys are long and random, so that a slow hash would add nothing. */
export function acquirerKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Finds out whose key a call bears. Nothing is cached, so that a key which is switched off is refused at once. */
@Injectable()
export class AcquirerKeysService {
  private readonly underWay = new Map<string, Promise<AcquirerKey | null>>();

  constructor(private readonly tenancy: Tenancy) {}

  /** The key with its acquirer, active or not; null if there is none. Calls that come at once share one look. */
  find(keyHash: string): Promise<AcquirerKey | null> {
    const started = this.underWay.get(keyHash);
    if (started) return started;
    const look = this.look(keyHash).finally(() => this.underWay.delete(keyHash));
    this.underWay.set(keyHash, look);
    return look;
  }

  private look(keyHash: string): Promise<AcquirerKey | null> {
    return this.tenancy.asSystem((tx) => tx.findOne(AcquirerKey, { where: { keyHash }, relations: { acquirer: true } }));
  }
}
