import { buyerReason, explainGatewayCode, readGatewayCode } from './gateway-codes';

describe('a code of the gateway', () => {
  it('consists of method, type and item', () => {
    expect(readGatewayCode('10137999')).toEqual({ method: '101', type: '37', item: '999' });
    expect(readGatewayCode('101W0999')).toEqual({ method: '101', type: 'W0', item: '999' });
  });

  it.each(['', 'not_executed', '1013799', '101379999', '10137-99'])('is null for another text: "%s"', (code) => {
    expect(readGatewayCode(code)).toBeNull();
  });

  it('is explained to a clerk in both languages', () => {
    expect(explainGatewayCode('10156999')).toEqual({
      ja: expect.stringContaining('締日'),
      en: expect.stringContaining('closing date'),
    });
    expect(explainGatewayCode('10141999').ja).toBe('すでに売上済みです。');
  });

  it.each(['101ZZ999', 'not_executed', '', 'constructor', '__proto__'])(
    'has a general sentence where the table does not contain it: "%s"',
    (code) => {
      expect(explainGatewayCode(code)).toEqual({
        ja: '決済会社で実行できませんでした。',
        en: 'The provider could not execute it.',
      });
    },
  );
});

describe('the reason for a buyer', () => {
  it.each([
    ['10161999', 'セキュリティコード'],
    ['10127999', '有効期限'],
    ['10122999', '限度額'],
    ['10120999', '別のカード'],
    ['10104200', 'カード番号'],
    ['10106201', '有効期限'],
  ])('for %s mentions %s', (code, word) => {
    expect(buyerReason(code).ja).toContain(word);
  });

  it.each(['10180999', '101W0999', '10109025', 'anything', ''])(
    'states that nothing was charged and suggests trying later: %s',
    (code) => {
      expect(buyerReason(code).en).toContain('try again');
    },
  );
});

/** Every type that spec 4.3 or public sources name. */
const TYPES = [
  ...range(0, 7),
  ...range(9, 14),
  ...range(20, 47),
  ...range(49, 52),
  '54',
  ...range(56, 61),
  ...range(63, 96),
  'W0',
  'W3',
  'W6',
  'T1',
  'T2',
  'K0',
  'K1',
  'K2',
  'K3',
  'K4',
  'K5',
];
function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0'));
}

describe('every type of code', () => {
  it.each(TYPES)('has a sentence of its own for a clerk, in both languages: %s', (type) => {
    const { ja, en } = explainGatewayCode(`101${type}999`);
    expect([ja, en]).not.toContain('決済会社で実行できませんでした。');
    expect([/[ぁ-ん]/.test(ja), /^[\x20-\x7e’]+$/.test(en)]).toEqual([true, true]);
  });

  it('explains to a clerk that the clock is wrong when a request counted as expired', () => {
    expect(explainGatewayCode('10110023')).toEqual({
      ja: expect.stringContaining('時計'),
      en: expect.stringContaining('clock'),
    });
  });

  it.each(['T1', 'T2'])(
    'asks for the card again when its token is no longer valid, and does not suggest waiting: %s',
    (type) => {
      expect(buyerReason(`101${type}999`)).toEqual({
        ja: expect.stringContaining('もう一度入力してください'),
        en: expect.stringContaining('enter your card again'),
      });
      expect(buyerReason(`101${type}999`).ja).not.toContain('しばらく');
    },
  );
});
