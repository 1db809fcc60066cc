import { priced, totalsOf } from './totals';

const PRODUCTS = [
  { id: 'ikura', name: 'A', price: 8_980 },
  { id: 'melon', name: 'B', price: 6_480 },
];

describe('the totals of a cart', () => {
  it('add the shipping fee to the goods', () => {
    const lines = priced(
      [
        { productId: 'ikura', quantity: 2 },
        { productId: 'melon', quantity: 1 },
      ],
      PRODUCTS,
    );
    expect(lines.map(({ price }) => price)).toEqual([17_960, 6_480]);
    expect(totalsOf(lines, { shippingFee: 880 })).toEqual({ subtotal: 24_440, shippingFee: 880, total: 25_320 });
  });

  it('leave out products that are no longer sold', () => {
    expect(priced([{ productId: 'gone', quantity: 1 }], PRODUCTS)).toEqual([]);
  });
});
