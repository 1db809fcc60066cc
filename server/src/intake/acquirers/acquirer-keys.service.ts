import { Injectable } from '@nestjs/common';
import { LookUpsService } from '../../identity/look-ups.service';

/** An acquirer's API key as it was found, with the acquirer that it names. */
export interface FoundAcquirerKey {
  readonly id: string;
  /** `apiKeyHash` of the key. */
  readonly keyHash: string;
  /** Neither the key nor its acquirer is deactivated. */
  readonly active: boolean;
  readonly acquirerId: string;
  readonly acquirerName: string;
}

interface Row {
  readonly id: string;
  readonly active: boolean;
  readonly acquirer_id: string;
  readonly acquirer_name: string;
}

/** Finds the API key of a call. */
@Injectable()
export class AcquirerKeysService {
  constructor(private readonly lookUps: LookUpsService) {}

  /** The key, active or not; null if there is none. */
  async find(keyHash: string): Promise<FoundAcquirerKey | null> {
    const row = await this.lookUps.find<Row>('look_up_acquirer_key', keyHash);
    return row
      ? { id: row.id, keyHash, active: row.active, acquirerId: row.acquirer_id, acquirerName: row.acquirer_name }
      : null;
  }
}
