import { Injectable } from '@nestjs/common';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { AcquirerKey } from './acquirer-key.entity';

/** Finds out whose key a call bears. */
@Injectable()
export class AcquirerKeysService {
  constructor(private readonly tenancy: Tenancy) {}

  /** The key with its acquirer, active or not; null if there is none. */
  find(keyHash: string): Promise<AcquirerKey | null> {
    return this.tenancy.asSystem((tx) => tx.findOne(AcquirerKey, { where: { keyHash }, relations: { acquirer: true } }));
  }
}
