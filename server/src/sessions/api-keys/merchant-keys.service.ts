import { Injectable } from '@nestjs/common';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { MerchantKey } from './merchant-key.entity';

/** Finds out whose key a call bears. */
@Injectable()
export class MerchantKeysService {
  constructor(private readonly tenancy: Tenancy) {}

  /** The key with its merchant, active or not; null if there is none. */
  find(keyHash: string): Promise<MerchantKey | null> {
    return this.tenancy.asSystem((tx) => tx.findOne(MerchantKey, { where: { keyHash }, relations: { merchant: true } }));
  }
}
