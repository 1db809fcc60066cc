import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MasterKeys } from '../../shared/sealing/master-keys';
import { SecretsService } from '../../shared/sealing/secrets.service';
import { formerTermsOf, formerTermsSought } from './former-terms';
import { isOnePiece, type SearchField, termsOf, termsSought } from './search-terms';
import { type SearchedOrder, textsOf } from './searched-order';

/** What `orders.search_version` says of orders that stand under the keys of `ofOrder`, and of those that still stand under the former ones. */
export const SEARCH_VERSION = 2;
export const FORMER_VERSION = 1;

const SECRET_BYTES = 32;
/** No key of one length is one of the other: each finds orders of its own version only. */
const KEY_BYTES = { [SEARCH_VERSION]: 8, [FORMER_VERSION]: 16 } as const;
type Version = keyof typeof KEY_BYTES;

/** Keys that an order must have all of: under the present version, and under the former one; empty where nothing of that version can be meant. */
export interface SoughtKeys {
  readonly present: readonly Buffer[];
  readonly former: readonly Buffer[];
  /** What has the keys is what was looked for, and need not be looked at. */
  readonly exact: boolean;
}

/**
 * Keyed hashes by which orders are found while their buyers stay sealed (spec 4.3): one for every piece of a text, so that each part of a name, an address, a number
 * finds it. The merchant is part of every key: equal buyers of two merchants look unlike.
 */
@Injectable()
export class SearchKeys implements OnModuleInit {
  private secret: KeyObject;

  constructor(
    private readonly secrets: SecretsService,
    private readonly masterKeys: MasterKeys,
  ) {}

  /** Orders that are there were hashed with what was derived from the master key, before there was a secret of its own. */
  async onModuleInit(): Promise<void> {
    const secret = await this.secrets.find('order-search', async (tx) => {
      const [row] = (await tx.query('SELECT EXISTS (SELECT 1 FROM orders) AS hashed')) as [{ hashed: boolean }];
      return row.hashed ? this.masterKeys.derive('shokai-desk order search', SECRET_BYTES) : randomBytes(SECRET_BYTES);
    });
    // As an object the key is made ready once, and not for each of an order's hundred hashes.
    this.secret = createSecretKey(secret);
  }

  /** All keys under which an order is found: at most two for each character of its texts, whose lengths the contract limits. */
  ofOrder(merchantId: string, order: SearchedOrder): Buffer[] {
    return this.keysOf(
      SEARCH_VERSION,
      merchantId,
      textsOf(order).flatMap(([field, text]) => termsOf(field, text).map((term) => [field, term] as const)),
    );
  }

  /** The keys that an order of the former version stands under. */
  formerOfOrder(merchantId: string, order: SearchedOrder): Buffer[] {
    return this.keysOf(
      FORMER_VERSION,
      merchantId,
      textsOf(order).flatMap(([field, text]) => formerTermsOf(field, text).map((term) => [field, term] as const)),
    );
  }

  /** Null if the text holds nothing to look for. */
  ofSearch(merchantId: string, field: SearchField, text: string): SoughtKeys | null {
    const sought = (version: Version, terms: readonly string[]) =>
      this.keysOf(
        version,
        merchantId,
        terms.map((term) => [field, term] as const),
      );
    const present = sought(SEARCH_VERSION, termsSought(field, text));
    const former = sought(FORMER_VERSION, formerTermsSought(field, text));
    return present.length ? { present, former, exact: isOnePiece(field, text) && former.length <= 1 } : null;
  }

  private keysOf(version: Version, merchantId: string, terms: readonly (readonly [SearchField, string])[]): Buffer[] {
    const texts = new Set(terms.map(([field, term]) => `${merchantId}\0${field}\0${term}`));
    return [...texts].map((text) =>
      createHmac('sha256', this.secret).update(text).digest().subarray(0, KEY_BYTES[version]),
    );
  }
}
