import fc from 'fast-check';
import { inGroups, NUMBERS } from '../../../../test/support/examples/card-numbers';
import { wide } from '../../../../test/support/examples/wide';
import { holdsCardNumber, maskCardNumbers } from '..';

describe('masking', () => {
  it('keeps the last four digits and all other text', () => {
    expect(
      maskCardNumbers('カードは4111 1111 1111 1111(VISA)と３７８２８２２４６３１０００５です。090-1234-5678'),
    ).toBe('カードは************1111(VISA)と************0005です。090-1234-5678');
    expect(maskCardNumbers('𠮷👩‍👩‍👧①4111111111111111髙')).toBe('𠮷👩‍👩‍👧①4111111111111111髙'); // ① continues the run: 17 digits
    expect(maskCardNumbers('𠮷👩‍👩‍👧 5555555555554444 髙')).toBe('𠮷👩‍👩‍👧 ************4444 髙');
    expect(maskCardNumbers('何もありません 4901234567894')).toBe('何もありません 4901234567894');
    expect(maskCardNumbers('4111111111111111 と 5555555555554444', ['4111111111111111'])).toBe(
      '4111111111111111 と ************4444',
    );
  });

  it('masks the longest number, so that none of its other digits stays readable', () => {
    expect(maskCardNumbers('4111 1111 1111 1111 110')).toBe('************1110');
    expect(maskCardNumbers('4242 4242 4242 4242 4242')).toBe('************4242 4242');
  });

  it('leaves nothing that would be refused', () => {
    const number = fc.constantFrom(...Object.values(NUMBERS));
    const piece = fc.oneof(
      number,
      number.map((n) => inGroups(n, ' ')),
      number.map((n) => wide(inGroups(n, '-'))),
      fc.stringMatching(/^[0-9]{1,19}$/),
      fc.constantFrom(' ', '-', 'ー', '様', '\n', '⑫'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (text) => {
          const masked = maskCardNumbers(text);
          expect(holdsCardNumber(masked)).toBe(false);
          if (!holdsCardNumber(text)) expect(masked).toBe(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
