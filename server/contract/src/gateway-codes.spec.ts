import { buyerReason, explainGatewayCode, readGatewayCode } from './gateway-codes';

describe('a code of the gateway', () => {
  it('falls into method, type and item', () => {
    expect(readGatewayCode('10137999')).toEqual({ method: '101', type: '37', item: '999' });
    expect(readGatewayCode('101W0999')).toEqual({ method: '101', type: 'W0', item: '999' });
  });

  it.each(['', 'not_executed', '1013799', '101379999', '10137-99'])('is none: "%s"', (code) => {
    expect(readGatewayCode(code)).toBeNull();
  });

  it('is explained to a clerk in both languages', () => {
    expect(explainGatewayCode('10156999')).toEqual({ ja: expect.stringContaining('締日'), en: expect.stringContaining('closing date') });
    expect(explainGatewayCode('10141999').ja).toBe('すでに売上済みです。');
  });

  it.each(['101ZZ999', 'not_executed', '', 'constructor', '__proto__'])('has a sentence that fits all where the table knows none: "%s"', (code) => {
    expect(explainGatewayCode(code)).toEqual({ ja: '決済会社で実行できませんでした。', en: 'The provider could not execute it.' });
  });
});

describe('the reason for a buyer', () => {
  it.each([['10161999', 'セキュリティコード'], ['10127999', '有効期限'], ['10122999', '限度額'], ['10120999', '別のカード'], ['10104200', 'カード番号'], ['10106201', '有効期限']])('of %s speaks of %s', (code, word) => {
    expect(buyerReason(code).ja).toContain(word);
  });

  it.each(['10180999', '101W0999', '10109025', 'anything', ''])('says that nothing was charged and to try later: %s', (code) => {
    expect(buyerReason(code).en).toContain('try again');
  });
});
