import { randomUUID } from 'node:crypto';
import { type CardBrand, holdsCardNumber } from '../../../server/contract/src';
import type { Checkout, CheckoutRequest, SandboxOutcome } from '../../../server/contract/src/demo';
import { call, type Reply } from '../portal/http';
import type { Portal } from '../portal/start-portal';

/** The token that the sandbox's tokeniser returns in a browser. */
export function sandboxToken(outcome: SandboxOutcome = 'ok', brand: CardBrand = 'visa', lastDigits = '4242'): string {
  const id = drawn();
  return `sandbox.${outcome}.${brand}.${lastDigits}.${id}`;
}

/** In very rare cases the digits of a UUID resemble a card number. */
function drawn(): string {
  const id = randomUUID();
  return holdsCardNumber(id) ? drawn() : id;
}

/** A cart of one product with a buyer, ready to be paid; every call creates another cart. */
export function checkoutRequest(
  changes: Partial<CheckoutRequest> = {},
  outcome: SandboxOutcome = 'ok',
): CheckoutRequest {
  return {
    cartId: drawn(),
    serviceId: '001',
    items: [{ productId: 'ikura', quantity: 2 }],
    buyer: {
      name: '髙﨑 𠮷子',
      kana: 'タカサキ ヨシコ',
      email: 'yoshiko.t@example.jp',
      phone: '0985-23-3362',
      postalCode: '880-0811',
      address: '宮崎県宮崎市錦町1-10',
    },
    delivery: null,
    token: sandboxToken(outcome, changes.cardBrand),
    tokenKey: 'sandbox',
    cardBrand: 'visa',
    lastDigits: '4242',
    ...changes,
  };
}

/** A call as the shop's page sends it. */
export function shopCall<T = Checkout>(
  portal: Pick<Portal, 'url' | 'config'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Reply<T>> {
  return call<T>(portal, 'POST', `/api/shop/checkouts${path}`, {
    body,
    headers: { origin: portal.config.portalUrl.origin, ...headers },
  });
}

export function readCheckout(portal: Pick<Portal, 'url'>, id: string): Promise<Reply<Checkout>> {
  return call<Checkout>(portal, 'GET', `/api/shop/checkouts/${id}`);
}
