import { checked, refused } from '../../../../../test/support/examples/checked-field';

describe('a phone number', () => {
  it.each([
    ['０９８５−２３−３３６２', '0985233362'],
    ['(03) 1234-5678', '0312345678'],
    ['０９０（１２３４）５６７８', '09012345678'],
    [' 090 1234 5678 ', '09012345678'],
    ['03ー1234ー5678', '0312345678'],
    ['０１２０‐７１３‐３６２', '0120713362'],
    ['+81 90-1234-5678', '09012345678'],
    ['\u202d090-1234-5678\u202c', '09012345678'],
    ['＋１ (212) 555.0123', '+12125550123'],
    ['０３ｰ1234─5678', '0312345678'],
  ])('%s is accepted', (typed, stored) => expect(checked('phone', typed)).toBe(stored));

  it.each([
    '110',
    '3-1234-5678',
    '090-1234-567',
    '０９０１２３４５６７８９',
    '内線12',
    '090-1234-567x',
    '+123',
    '+1234567890123456',
    '-',
    '090－1234－5678、080－1234－5678',
  ])('%s is refused', (typed) => {
    expect(checked('phone', typed)).toEqual(refused('invalid_phone'));
  });
});

describe('a postal code', () => {
  it.each(['880-0811', '〒880-0811', '８８０−０８１１', ' 〒８８０ー０８１１', '880 0811', '8800811'])(
    '%s is accepted',
    (typed) => expect(checked('postalCode', typed)).toBe('8800811'),
  );
  it.each(['880-081', '880-08111', 'SW1A 1AA', '〒'])('%s is refused', (typed) =>
    expect(checked('postalCode', typed)).toEqual(refused('invalid_postal_code')),
  );
});

describe('an e-mail address', () => {
  it.each([
    [' ｙ＠ｅｘａｍｐｌｅ．ｊｐ\u3000', 'y@example.jp'],
    ['Y.Taka+shop@Mail.Example.CO.JP', 'Y.Taka+shop@Mail.Example.CO.JP'],
    ['name..dots.@docomo.example.jp', 'name..dots.@docomo.example.jp'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['花子@例え.jp', '花子@例え.jp'],
  ])('%s is accepted', (typed, stored) => expect(checked('email', typed)).toBe(stored));

  it.each([
    'y',
    'y@',
    '@example.jp',
    'y@example',
    'a@b@example.jp',
    'y @example.jp',
    'y@example..jp',
    'y@-example.jp',
    'a@example.jp, b@example.jp',
    '<a@example.jp>',
    `${'a'.repeat(65)}@example.jp`,
  ])('%s is refused', (typed) => {
    expect(checked('email', typed)).toEqual(refused('invalid_email'));
  });
});

describe('invisible characters', () => {
  it('are not stored in an e-mail address, a URL, a phone number, a postal code, a slip or an order number', () => {
    for (const hidden of [
      '\u200b',
      '\u00ad',
      '\u2060',
      '\u3164',
      '\ufe0f',
      '\ufeff',
      '\u202d',
      '\u2069',
      '\u{e0061}',
    ]) {
      const within = (text: string) => `${hidden}${text.slice(0, 9)}${hidden}${text.slice(9)}${hidden}`;
      expect([
        checked('email', within('y@example.jp')),
        checked('url', within('https://example.jp/')),
        checked('phone', within('09012345678')),
        checked('slip', within('4012-3456-9842')),
        checked('code', within('A20261101-0007')),
      ]).toEqual(['y@example.jp', 'https://example.jp/', '09012345678', '4012-3456-9842', 'A20261101-0007']);
      expect(checked('postalCode', `105${hidden}-7317`)).toBe('1057317');
    }
  });
});
