import { Injectable } from '@nestjs/common';
import type { CardBrand, NewOrder } from '../../contract/src';
import type { WrappedKey } from '../shared/sealing/master-keys';
import { Seal } from '../shared/sealing/seal';
import type { Checkout } from './checkout.entity';

/** Everything that any process needs to authorise a checkout and to place its order. */
export interface CheckoutContent {
  readonly order: Omit<NewOrder, 'payment'>;
  readonly token: string;
  readonly tokenKey: string;
  readonly cardBrand: CardBrand;
  readonly lastDigits: string;
}

/** The columns of a checkout whose outcome is known. */
export const NO_CONTENT = { sealedContent: null, wrappedKey: null, masterKeyVersion: null } as const;

type Named = Pick<Checkout, 'merchantId' | 'id'>;

/** Stores a checkout's buyer and token encrypted while its outcome is open. */
@Injectable()
export class CheckoutContents {
  constructor(private readonly seal: Seal) {}

  sealed(checkout: Named, content: CheckoutContent): WrappedKey & { readonly sealedContent: Buffer } {
    const key = this.seal.newKey(contextOf(checkout));
    return { ...key, sealedContent: this.seal.seal(key, contextOf(checkout), content) };
  }

  /** For an open checkout only: the content of a concluded one has been deleted. */
  read(checkout: Checkout): CheckoutContent {
    return this.seal.unseal(checkout as WrappedKey, contextOf(checkout), checkout.sealedContent!) as CheckoutContent;
  }
}

function contextOf({ merchantId, id }: Named): string {
  return `checkout:${merchantId}:${id}`;
}
