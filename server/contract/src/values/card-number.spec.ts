import { completed, inGroups, NUMBERS } from '../../../../test/support/examples/card-numbers';
import { wide } from '../../../../test/support/examples/wide';
import { cardBrandOf, holdsCardNumber, isCardNumber, isWholeCardNumber, maskCardNumbers } from '..';

describe('a card number', () => {
  it.each(Object.entries(NUMBERS))('of %s is found', (_, number) => expect(holdsCardNumber(number)).toBe(true));

  it.each(Object.values(NUMBERS))('%s is found however it is written', (number) => {
    for (const separator of [
      ' ',
      '-',
      '\u3000',
      '‐',
      '−',
      'ー',
      '－',
      '\u00a0',
      '–',
      'ｰ',
      '.',
      '．',
      '・',
      '\u200b',
      '\u00ad',
      '\u2060',
    ]) {
      expect(holdsCardNumber(inGroups(number, separator))).toBe(true);
      expect(holdsCardNumber(wide(inGroups(number, separator)))).toBe(true);
    }
    for (const around of [
      `カード番号は${number}です`,
      `No.${number}`,
      `a${number}b`,
      `「${wide(number)}」`,
      `1. ${number}\n2. 次`,
    ])
      expect(holdsCardNumber(around)).toBe(true);
  });

  it('is found with a security code or expiry after it, or a number before it', () => {
    for (const text of [
      '4111 1111 1111 1111 123',
      '4111111111111111 12/28',
      '4111-1111-1111-1111-123',
      '3 4111111111111111',
      '12345678 4111 1111 1111 1111',
      '④①①① 1111 1111 1111',
    ]) {
      expect(holdsCardNumber(text)).toBe(true);
    }
  });

  it('needs a brand’s prefix, the length of that brand, and a valid Luhn digit', () => {
    for (const text of [
      '4111111111111112',
      completed('411111111111111111111'),
      completed('4000000000000000'),
      completed('411111111111111'.slice(0, 13)),
      completed('900000000000000'),
      completed('35270000000000'),
      '',
    ]) {
      expect(holdsCardNumber(text)).toBe(text === '4111111111111111');
    }
    for (const [prefix, length] of [
      ['3527', 16],
      ['3590', 16],
      ['2220', 16],
      ['2721', 16],
      ['306', 14],
      ['50', 16],
      ['56', 16],
      ['1', 16],
      ['34', 16],
      ['4', 17],
      ['5', 19],
    ] as const) {
      expect(holdsCardNumber(completed(prefix.padEnd(length - 1, '0')))).toBe(false);
    }
  });

  it('is not found within a longer run of digits', () => {
    for (const text of ['94111111111111111', '41111111111111112', '4111  1111  1111  1111', '4111\n1111\n1111\n1111'])
      expect(holdsCardNumber(text)).toBe(false);
  });
});

describe('a number', () => {
  it('has one kind of separator: another kind separates two numbers', () => {
    for (const text of [
      '送り状番号 4012-3456-9842 2026年11月1日',
      '4012-3456-9842 2026',
      '4012.3456.9842-2026',
      '4012 3456 9842-2026',
    ]) {
      expect([holdsCardNumber(text), maskCardNumbers(text)]).toEqual([false, text]);
    }
    expect(isCardNumber('4012345698422026')).toBe(true);
    expect(holdsCardNumber('4111-1111-1111-1111 2026年')).toBe(true);
  });

  it('that is the whole value is a card number, however it is written', () => {
    for (const number of Object.values(NUMBERS)) {
      for (const written of [
        number,
        wide(number),
        inGroups(number, '-'),
        inGroups(number, '.'),
        inGroups(number, '\u200b'),
        ` ${number} `,
        `+${number}`,
      ])
        expect(isWholeCardNumber(written)).toBe(true);
      expect([
        isWholeCardNumber(number, [number]),
        isWholeCardNumber(`x${number}`),
        isWholeCardNumber(`${number}1`),
      ]).toEqual([false, false, false]);
    }
  });
});

describe('the digits of a card', () => {
  it.each(Object.entries(NUMBERS))('of %s identify its brand from their first digits on', (name, number) => {
    const brand = name.replace(/\d+$/, '');
    expect([cardBrandOf(number), cardBrandOf(number.slice(0, 6)), isCardNumber(number)]).toEqual([brand, brand, true]);
  });

  it('are invalid with other characters, a missing or additional digit, or two swapped digits', () => {
    for (const text of [
      '',
      '4111 1111 1111 1111',
      'x4111111111111111',
      '41111111111111111',
      '411111111111111',
      '1411111111111111',
    ])
      expect(isCardNumber(text)).toBe(false);
    expect([cardBrandOf(''), cardBrandOf('5'), cardBrandOf('9')]).toEqual([null, null, null]);
  });
});

describe('no card number', () => {
  it.each([
    ['a tracking ID that passes Luhn', completed('1234567890123')],
    ['a slip number', '1234-5678-9012'],
    ['phone numbers', '0985-23-3362 090-1234-5678'],
    ['a JAN code', '4901234567894'],
    ['two dates', '2026-11-24 2026-11-25'],
    ['an instant', '20261124103000'],
    ['amounts', '1,980円 12,345,678円'],
    ['a masked one', '************1111'],
    ['half masked', '411111******1111'],
    ['a long order number', 'KT-20261124-000123456'],
    ['a bank account', '0001 123 1234567'],
  ])('is %s', (_, text) => expect(holdsCardNumber(text)).toBe(false));

  it('is an identifier of the case itself', () => {
    expect(holdsCardNumber('注文番号 4111111111111111', ['4111111111111111'])).toBe(false);
    expect(holdsCardNumber('4111-1111-1111-1111', ['KT', '4111 1111 1111 1111', ''])).toBe(false);
    expect(holdsCardNumber('4111111111111111 5555555555554444', ['4111111111111111'])).toBe(true);
    expect(holdsCardNumber('4111111111111111', ['5555555555554444', '', '411111'])).toBe(true);
  });
});
