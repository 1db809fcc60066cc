import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MasterKeys } from '../../shared/sealing/master-keys';
import { SecretsService } from '../../shared/sealing/secrets.service';
import { Order } from '../order/order.entity';
import { formerTermsOf, formerTermsSought } from './former-terms';
import { isOnePiece, type SearchField, termsOf, termsSought } from './search-terms';
import { type SearchedOrder, textsOf } from './searched-order';

/**
 * The values of `orders.search_version`: for orders with the keys of `ofOrder`, and for those that still have the
 * former ones.
 */
export const SEARCH_VERSION = 2;
export const FORMER_VERSION = 1;

const SECRET_BYTES = 32;
/** Keys of different lengths never match: each finds only orders of its own version. */
const KEY_BYTES = { [SEARCH_VERSION]: 8, [FORMER_VERSION]: 16 } as const;
type Version = keyof typeof KEY_BYTES;

/**
 * Keys that an order must have all of: in the present version, and in the former one; empty if no order of that version
 * can match.
 */
export interface SoughtKeys {
  readonly present: readonly Buffer[];
  readonly former: readonly Buffer[];
  /** An order with these keys is a hit and need not be compared. */
  readonly exact: boolean;
}

/**
 * Keyed hashes by which orders are found while their buyers stay encrypted (spec 4.3): one for every piece of a text,
 * so that each part of a name, an address or a number finds the order. The merchant is part of every key: equal buyers
 * of two merchants have different keys.
 */
@Injectable()
export class SearchKeys implements OnModuleInit {
  private secret: KeyObject;

  constructor(
    private readonly secrets: SecretsService,
    private readonly masterKeys: MasterKeys,
  ) {}

  /**
   * Existing orders were hashed with a secret that was derived from the master key; later installations have a separate
   * secret.
   */
  async onModuleInit(): Promise<void> {
    const secret = await this.secrets.find('order-search', async (tx) => {
      const isHashed = await tx.exists(Order);
      return isHashed ? this.masterKeys.derive('shokai-desk order search', SECRET_BYTES) : randomBytes(SECRET_BYTES);
    });
    // As an object the key is prepared once, instead of for each of an order's hundred hashes.
    this.secret = createSecretKey(secret);
  }

  /** All keys by which an order is found: at most two per character of its texts, whose lengths the contract limits. */
  ofOrder(merchantId: string, order: SearchedOrder): Buffer[] {
    return this.keysOf(
      SEARCH_VERSION,
      merchantId,
      textsOf(order).flatMap(([field, text]) => termsOf(field, text).map((term) => [field, term] as const)),
    );
  }

  /** The keys of an order of the former version. */
  formerOfOrder(merchantId: string, order: SearchedOrder): Buffer[] {
    return this.keysOf(
      FORMER_VERSION,
      merchantId,
      textsOf(order).flatMap(([field, text]) => formerTermsOf(field, text).map((term) => [field, term] as const)),
    );
  }

  /** Null if the text contains nothing to search for. */
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
