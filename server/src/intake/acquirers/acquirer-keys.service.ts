import { Injectable } from '@nestjs/common';
import { Tenancy } from '../../shared/tenancy/tenancy';

/** An acquirer's API key as it is found, with the acquirer that it names. */
export interface FoundAcquirerKey {
  readonly id: string;
  /** `apiKeyHash` of the key. */
  readonly keyHash: string;
  /** Neither the key nor its acquirer is switched off. */
  readonly active: boolean;
  readonly acquirerId: string;
  readonly acquirerName: string;
}

/** Finds out whose key a call bears. */
@Injectable()
export class AcquirerKeysService {
  constructor(private readonly tenancy: Tenancy) {}

  /** The key, active or not; null if there is none. */
  find(keyHash: string): Promise<FoundAcquirerKey | null> {
    return this.tenancy.asSystem(async (tx) => {
      const rows: FoundAcquirerKey[] = await tx.query(
        `SELECT k.id, k.key_hash AS "keyHash", k.active AND a.active AS active, a.id AS "acquirerId", a.name AS "acquirerName"
         FROM acquirer_keys k JOIN acquirers a ON a.id = k.acquirer_id WHERE k.key_hash = $1`, [keyHash]);
      return rows[0] ?? null;
    });
  }
}
