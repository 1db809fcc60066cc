import { holdsCardNumber } from '@contract';
import { SANDBOX_CARDS } from '@contract/demo';
import { sandboxToken } from './sandbox-tokeniser';

const card = (number: string) => ({ number, brand: 'visa' as const, expiration: '202712', securityCode: '123' });

describe('the sandbox’s token', () => {
  it.each(SANDBOX_CARDS)('of $number contains its outcome, and never the number', ({ number, brand, outcome }) => {
    const { token, ...rest } = sandboxToken(card(number));
    expect(token).toMatch(
      new RegExp(
        `^sandbox\\.${outcome}\\.${brand}\\.${number.slice(-4)}\\.[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`,
      ),
    );
    expect(rest).toEqual({ tokenKey: 'sandbox', cardBrand: brand, lastDigits: number.slice(-4) });
    expect(holdsCardNumber(token)).toBe(false);
  });

  it('is different for every attempt', () => {
    expect(sandboxToken(card('4242424242424242')).token).not.toBe(sandboxToken(card('4242424242424242')).token);
  });

  it('is refused for a card that is not a test card', () => {
    expect(() => sandboxToken(card('4111111111111111'))).toThrow('unknownTestCard');
  });
});
