import { Injectable } from '@nestjs/common';
import { LookUpsService } from '../look-ups.service';
import type { KeyScope } from './merchant-key.entity';

/** A merchant's API key, as it was found. */
export interface FoundMerchantKey {
  readonly id: string;
  /** `apiKeyHash` of the key. */
  readonly keyHash: string;
  /** Neither the key nor its merchant is deactivated. */
  readonly active: boolean;
  readonly merchantId: string;
  readonly scopes: readonly KeyScope[];
  /** The system's name in the history. */
  readonly label: string;
}

interface Row {
  readonly id: string;
  readonly active: boolean;
  readonly merchant_id: string;
  readonly scopes: KeyScope[];
  readonly label: string;
}

/** Finds the API key of a call. */
@Injectable()
export class MerchantKeysService {
  constructor(private readonly lookUps: LookUpsService) {}

  /** The key, active or not; null if there is none. */
  async find(keyHash: string): Promise<FoundMerchantKey | null> {
    const row = await this.lookUps.find<Row>('look_up_merchant_key', keyHash);
    return row
      ? { id: row.id, keyHash, active: row.active, merchantId: row.merchant_id, scopes: row.scopes, label: row.label }
      : null;
  }
}
