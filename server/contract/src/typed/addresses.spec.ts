import { fieldErrorMessage, readEmail, type Reading, readPhone, readPostalCode, readSlip, readUrl } from '..';

const read = (reading: Reading<unknown>) => ('error' in reading ? reading.error : reading.value);
const HIDDEN = [
  '\u200b',
  '\u200f',
  '\u00ad',
  '\u2060',
  '\u202d',
  '\u202c',
  '\u2066',
  '\u3164',
  '\ufe0f',
  '\ufeff',
  '\u{e0061}',
];

describe('a phone number', () => {
  it.each([
    '090-1234-5678',
    '\u202d090-1234-5678\u202c',
    '\u206609012345678\u2069',
    '+81 90-1234-5678',
    '+81(0)90-1234-5678',
    '＋８１−９０−１２３４−５６７８',
    '(090)1234-5678',
    '090‑1234—5678',
    '０９０ー１２３４ー５６７８',
    'tel:+81-90-1234-5678',
    'TEL 090-1234-5678',
    '℡090.1234.5678',
    '電話:09012345678',
    '0081-90-1234-5678',
    '010-81-90-1234-5678',
    '0081(0)90-1234-5678',
  ])('%s is read', (typed) => {
    expect(read(readPhone(typed))).toBe('09012345678');
  });
  it('is read with invisible characters in it', () => {
    for (const hidden of HIDDEN) expect(read(readPhone(`${hidden}03-12${hidden}34-5678${hidden}`))).toBe('0312345678');
    expect(read(readPhone('+1 (212) 555-0123'))).toBe('+12125550123');
  });
  it.each(['110', '+81 1', '090-1234-567', '0312345678 0312345679', 'TEL', '-'])('%s is refused', (typed) =>
    expect(read(readPhone(typed))).toBe('invalid_phone'),
  );
});

describe('addresses', () => {
  it('of mail and web are stored without invisible characters in and around them', () => {
    for (const hidden of HIDDEN) {
      expect(read(readEmail(`${hidden}y${hidden}@exa${hidden}mple.jp${hidden}`))).toBe('y@example.jp');
      expect(read(readUrl(`${hidden}https://exa${hidden}mple.jp/a${hidden}b`))).toBe('https://example.jp/ab');
    }
  });
  it('with an invisible character that can’t be removed are refused with its position', () => {
    expect(readEmail('y\ue000@example.jp')).toEqual({
      error: 'control_character',
      params: { at: 2, character: 'U+E000' },
    });
    expect(readUrl('https://example.jp/\u2800')).toEqual({
      error: 'control_character',
      params: { at: 20, character: 'U+2800' },
    });
    expect(fieldErrorMessage('control_character', 'ja', { at: 2, character: 'U+E000' })).toBe(
      '2文字目に、目に見えない文字(U+E000)があります。消して入力し直してください。',
    );
  });
  it('of mail keep long vowels and get plain hyphens', () => {
    expect(
      ['taro−yamada@my‐shop.jp', 'taroーyamada@myーshop.jp', 'a--b@例ー.jp'].map((typed) => read(readEmail(typed))),
    ).toEqual(['taro-yamada@my-shop.jp', 'taro-yamada@my-shop.jp', 'a--b@例ー.jp']);
    expect(['https://my−shop.jp/コーヒー', 'ｈｔｔｐｓ：／／example.jp/'].map((typed) => read(readUrl(typed)))).toEqual(
      ['https://my-shop.jp/コーヒー', 'https://example.jp/'],
    );
  });
  it('are read as typed on a Japanese keyboard', () => {
    for (const typed of ['ｙ＠ｅｘａｍｐｌｅ。ｊｐ', 'y@example｡jp'])
      expect(read(readEmail(typed))).toBe('y@example.jp');
    expect(read(readUrl('https://example。jp/案内。html'))).toBe('https://example.jp/案内。html');
  });
  it('of houses and parcels are read', () => {
    for (const hidden of HIDDEN)
      expect([read(readPostalCode(`〒105${hidden}−７３１７`)), read(readSlip(`４０１２${hidden}-3456 9842`))]).toEqual([
        '1057317',
        '4012-34569842',
      ]);
    expect([read(readPostalCode('〒')), read(readPostalCode('600001')), read(readSlip('伝票1'))]).toEqual([
      'invalid_postal_code',
      'invalid_postal_code',
      'invalid_slip',
    ]);
  });
});
