import { Injectable } from '@nestjs/common';
import type { Buyer, Delivery } from '../../../contract/src';
import type { KeptKeys } from '../../shared/sealing/kept-keys';
import type { WrappedKey } from '../../shared/sealing/master-keys';
import { Seal } from '../../shared/sealing/seal';

/** The personal part of an order. */
export interface OrderContent {
  readonly buyer: Buyer;
  readonly delivery: Delivery | null;
}

interface SealedOrder extends WrappedKey {
  readonly merchantId: string;
  readonly orderNumber: string;
  readonly sealedContent: Buffer;
}

export const ORDER_KEYS: KeptKeys = {
  table: 'orders',
  id: ['merchant_id', 'id'],
  owner: `'order:' || merchant_id || ':' || order_number`,
};

/**
 * Stores buyers' personal data encrypted (spec 4.3): readable only here, within a transaction that may see the order.
 */
@Injectable()
export class OrderContents {
  constructor(private readonly seal: Seal) {}

  sealed(
    order: Pick<SealedOrder, 'merchantId' | 'orderNumber'>,
    content: OrderContent,
  ): WrappedKey & { readonly sealedContent: Buffer } {
    const key = this.seal.newKey(contextOf(order));
    return { ...key, sealedContent: this.seal.seal(key, contextOf(order), content) };
  }

  /** Null if it cannot be decrypted: the order is shown without its buyer. */
  read(order: SealedOrder): OrderContent | null {
    return this.seal.tryUnseal(order, contextOf(order), order.sealedContent) as OrderContent | null;
  }
}

/** Binds encrypted bytes to their order, so that they cannot be moved to another. */
function contextOf({ merchantId, orderNumber }: Pick<SealedOrder, 'merchantId' | 'orderNumber'>): string {
  return `order:${merchantId}:${orderNumber}`;
}
