import { type KeptCart, keepCart, readCart, serviceOfCheckout } from './kept-cart';

const CHECKOUT = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
const CART: KeptCart = {
  cartId: '7ed92418-c3cd-4441-9642-af4559a7768d',
  lines: [{ productId: 'ikura', quantity: 2 }],
  checkoutId: CHECKOUT,
};

describe('a cart that a tab keeps', () => {
  beforeEach(() => sessionStorage.clear());

  it('is restored for its own service only, and found by its checkout', () => {
    keepCart('001', CART);
    expect([readCart('001'), readCart('002')]).toEqual([CART, null]);
    expect([serviceOfCheckout(CHECKOUT), serviceOfCheckout(CART.cartId)]).toEqual(['001', null]);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"cartId":"1","lines":[],"checkoutId":null}',
    JSON.stringify({ ...CART, lines: [{ productId: 'ikura', quantity: 21 }] }),
    JSON.stringify({ ...CART, checkoutId: 7 }),
  ])('is ignored where its storage holds something else: %s', (stored) => {
    sessionStorage.setItem('shop.cart.001', stored);
    expect(readCart('001')).toBeNull();
  });
});
