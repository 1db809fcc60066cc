import { checkoutOfReturn } from './return-address';

const ORIGIN = 'http://localhost:3000';
const ID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

describe('the return address of the simulated card company', () => {
  it('contains the checkout', () => expect(checkoutOfReturn(`${ORIGIN}/shop/return?checkout=${ID}`, ORIGIN)).toBe(ID));

  it.each([
    `https://elsewhere.example/shop/return?checkout=${ID}`,
    `http://localhost:3000@elsewhere.example/shop/return?checkout=${ID}`,
    `//localhost:3000/shop/return?checkout=${ID}`,
    `/shop/return?checkout=${ID}`,
    `javascript:alert(1)//shop/return?checkout=${ID}`,
    `${ORIGIN}/shop/return/../../cases?checkout=${ID}`,
    `${ORIGIN}/shop/return?checkout=1`,
    `${ORIGIN}/shop/return`,
    '',
  ])('is refused when it is not one of these pages: %s', (address) =>
    expect(checkoutOfReturn(address, ORIGIN)).toBeNull(),
  );
});
