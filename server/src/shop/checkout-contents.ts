import { Injectable } from '@nestjs/common';
import type { CardBrand, NewOrder } from '../../contract/src';
import type { WrappedKey } from '../shared/sealing/master-keys';
import { Seal } from '../shared/sealing/seal';
import type { Checkout } from './checkout.entity';

/** All that is needed to authorise and to place the order, whichever process finds the row. */
export interface CheckoutContent {
  readonly order: Omit<NewOrder, 'payment'>;
  readonly token: string;
  readonly tokenKey: string;
  readonly cardBrand: CardBrand;
  readonly lastDigits: string;
}

type Named = Pick<Checkout, 'merchantId' | 'id'>;

/** Keeps a checkout's buyer and token sealed while its outcome is open. */
@Injectable()
export class CheckoutContents {
  constructor(private readonly seal: Seal) {}

  sealed(checkout: Named, content: CheckoutContent): WrappedKey & { readonly sealedContent: Buffer } {
    const key = this.seal.newKey(contextOf(checkout));
    return { ...key, sealedContent: this.seal.seal(key, contextOf(checkout), content) };
  }

  /** Only of an open checkout: the content of a concluded one is gone. */
  read(checkout: Checkout): CheckoutContent {
    return this.seal.unseal(checkout as WrappedKey, contextOf(checkout), checkout.sealedContent!) as CheckoutContent;
  }
}

function contextOf({ merchantId, id }: Named): string {
  return `checkout:${merchantId}:${id}`;
}
