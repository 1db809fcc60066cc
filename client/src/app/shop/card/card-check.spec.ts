import { SANDBOX_CARDS } from '@contract/demo';
import { type CardEntry, checkCard, digitsOf, isChecked } from './card-check';

const TODAY = '2026-11-27';
const SETTINGS = { brands: ['visa', 'mastercard', 'jcb', 'amex'], securityCode: true } as const;
const ENTRY: CardEntry = {
  number: '4242 4242 4242 4242',
  month: '12',
  year: '2027',
  name: 'TARO YAMADA',
  securityCode: '123',
};

const mistakes = (changes: Partial<CardEntry>, settings: Parameters<typeof checkCard>[1] = SETTINGS) => {
  const checked = checkCard({ ...ENTRY, ...changes }, settings, TODAY);
  return isChecked(checked) ? [] : checked;
};

describe('a card as it was typed', () => {
  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    '4242-4242-4242-4242',
    ' 4242\u30004242 ー4242−4242 ',
    '４２４２４２４２４２４２４２４２',
  ])('is read however its number is written: %s', (number) => {
    expect(digitsOf(number)).toBe('4242424242424242');
    expect(checkCard({ ...ENTRY, number }, SETTINGS, TODAY)).toEqual({
      number: '4242424242424242',
      brand: 'visa',
      expiration: '202712',
      securityCode: '123',
    });
  });

  it.each(SANDBOX_CARDS.map(({ number, brand }) => [brand, number] as const))(
    'of %s is recognised by its number %s',
    (brand, number) => {
      expect(
        checkCard({ ...ENTRY, number, securityCode: brand === 'amex' ? '1234' : '123' }, SETTINGS, TODAY),
      ).toMatchObject({ brand });
    },
  );

  it('is wrong with a wrong digit, with two digits swapped, and without digits', () => {
    for (const number of [
      '4242424242424241',
      '2442424242424242',
      '42424242424242',
      '4242abcd42424242',
      '9999999999999999',
      '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢',
    ])
      expect(mistakes({ number })).toContain('numberWrong');
    expect(mistakes({ number: ' ' })).toEqual(['numberMissing']);
  });

  it('is refused where the service does not accept its brand', () => {
    expect(mistakes({ number: '6011111111111117' })).toEqual(['brandRefused']);
  });

  it('is valid until the end of its month', () => {
    expect(mistakes({ month: '11', year: '2026' })).toEqual([]);
    expect(mistakes({ month: '10', year: '2026' })).toEqual(['expired']);
    expect(mistakes({ month: '', year: '2027' })).toEqual(['expiryMissing']);
  });

  it('needs a name in Latin letters', () => {
    for (const name of ['TARO YAMADA', 'ＴＡＲＯ　ＹＡＭＡＤＡ', "J. O'Neill-Smith"])
      expect(mistakes({ name })).toEqual([]);
    expect(mistakes({ name: '' })).toEqual(['nameMissing']);
    for (const name of ['山田太郎', '4242424242424242']) expect(mistakes({ name })).toEqual(['nameWrong']);
  });

  it('needs its brand’s security code, and none where the service does not ask for one', () => {
    expect(mistakes({ securityCode: '' })).toEqual(['securityCodeMissing']);
    for (const securityCode of ['12', '1234', '12a']) expect(mistakes({ securityCode })).toEqual(['securityCodeWrong']);
    expect(mistakes({ number: '378282246310005', securityCode: '123' })).toEqual(['securityCodeWrong']);
    expect(checkCard({ ...ENTRY, securityCode: '999' }, { ...SETTINGS, securityCode: false }, TODAY)).toMatchObject({
      securityCode: '',
    });
  });

  it('reports all errors together', () => {
    expect(mistakes({ number: '', month: '', name: '', securityCode: '' })).toEqual([
      'numberMissing',
      'expiryMissing',
      'nameMissing',
      'securityCodeMissing',
    ]);
  });
});
