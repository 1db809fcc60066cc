import { TestBed } from '@angular/core/testing';
import { SbpsTokeniser } from './sbps-tokeniser';

const ACCOUNT = {
  kind: 'sbps',
  scriptUrl: 'https://token.example/com_sbps_system_token.js',
  merchantId: '90001',
  serviceId: '001',
} as const;
const CARD = { number: '4242424242424242', brand: 'visa', expiration: '202712', securityCode: '123' } as const;
const OK = {
  result: 'OK',
  tokenResponse: { token: 'ABC', tokenKey: 'KEY', maskedCcNumber: '************4242', cardBrandCode: 'V' },
};
type Answer = (card: object, callback: (answer: unknown) => void) => void;

function scripts(): HTMLScriptElement[] {
  return [...document.querySelectorAll<HTMLScriptElement>(`script[src="${ACCOUNT.scriptUrl}"]`)];
}

/** Simulates that the provider's script has loaded. */
function arrives(generateToken: Answer): void {
  Object.assign(window, { com_sbps_system: { generateToken } });
  scripts().at(-1)!.dispatchEvent(new Event('load'));
}

describe('the provider’s tokeniser', () => {
  let tokeniser: SbpsTokeniser;
  beforeEach(() => {
    for (const script of scripts()) script.remove();
    Reflect.deleteProperty(window, 'com_sbps_system');
    tokeniser = TestBed.inject(SbpsTokeniser);
  });

  it('receives the card and returns its token', async () => {
    const token = tokeniser.token(CARD, ACCOUNT);
    let given: object = {};
    arrives((card, callback) => {
      given = card;
      callback(OK);
    });
    expect(await token).toEqual({ token: 'ABC', tokenKey: 'KEY', cardBrand: 'visa', lastDigits: '4242' });
    expect(given).toEqual({
      merchantId: '90001',
      serviceId: '001',
      ccNumber: CARD.number,
      ccExpiration: '202712',
      securityCode: '123',
    });
    await tokeniser.token(CARD, ACCOUNT);
    expect(scripts()).toHaveLength(1);
  });

  it.each([
    ['101', 'numberWrong'],
    ['110', 'expiryRefused'],
    ['120', 'securityCodeWrong'],
    ['001', 'unreachable'],
    ['900', 'unreachable'],
  ])('reports the error of the code %s: %s', async (errorCode, message) => {
    const token = tokeniser.token(CARD, ACCOUNT);
    arrives((_, callback) => callback({ result: 'NG', errorCode }));
    await expect(token).rejects.toThrow(message);
  });

  it('is loaded again after it was unreachable', async () => {
    const failed = tokeniser.token(CARD, ACCOUNT);
    scripts()[0]!.dispatchEvent(new Event('error'));
    await expect(failed).rejects.toThrow('unreachable');
    const token = tokeniser.token(CARD, ACCOUNT);
    arrives((_, callback) => callback(OK));
    expect((await token).token).toBe('ABC');
  });
});
