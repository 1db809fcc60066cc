import {
  fieldErrorMessage,
  readCount,
  readDate,
  readEmail,
  type Reading,
  readPhone,
  readPostalCode,
  readSlip,
  readUrl,
  readYen,
} from '..';

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

describe('an amount in yen', () => {
  it.each([
    '1980',
    '1,980',
    '１，９８０',
    '１９８０',
    '1980円',
    '１，９８０円',
    '¥1,980',
    '￥１，９８０',
    '\\1,980',
    '¥1,980-',
    '1 980',
    ' 1980 ',
    '01980',
    '1980円也',
    'JPY 1,980',
    '\u202d1980\u202c',
  ])('%s is read', (typed) => expect(read(readYen(typed))).toBe(1980));
  it.each([
    '1e3',
    '0x10',
    '1.5',
    '1980.00',
    '1,98',
    '19,80',
    '1,9800',
    '円',
    '千円',
    '１２ｅ１',
    'Infinity',
    '1/2',
    '1+1',
  ])('%s is refused', (typed) => expect(read(readYen(typed))).toBe('invalid_amount'));

  it('that is too large or too small is refused, not truncated', () => {
    for (const typed of ['10000000', '１０，０００，０００円', '9'.repeat(400), '-1', '▲1,980', '−１９８０'])
      expect(readYen(typed)).toEqual({ error: 'out_of_range', params: { min: 0, max: 9_999_999 } });
    expect(fieldErrorMessage('out_of_range', 'ja', { min: 0, max: 9_999_999 })).toBe(
      '0以上9999999以下の整数で入力してください。',
    );
  });
});

it('reads a number of persons', () => {
  expect(
    ['2', '２', '2名', ' 2 人', '1,000', '0', 'x'].map((typed) => read(readCount(typed, { min: 1, max: 999 }))),
  ).toEqual([2, 2, 2, 2, 'out_of_range', 'out_of_range', 'invalid_count']);
});

describe('a date', () => {
  const on = (typed: string, rule?: 'past' | 'ahead' | 'future', today = '2026-11-24') =>
    read(readDate(typed, { today, rule }));

  it.each([
    '2026/11/1',
    '2026-11-01',
    '2026.11.1',
    '20261101',
    '2026年11月1日',
    '２０２６年１１月１日',
    '２０２６／１１／０１',
    '2026−11−01',
    ' 2026 / 11 / 01 ',
    '2026 年 11 月 1 日',
    'R8.11.1',
    'R8/11/01',
    'r08-11-01',
    '令和8年11月1日',
    '令和 ８年 11月 1日',
    '令8.11.1',
    '㋿8年11月1日',
    'H38.11.1',
    '2026/11/01(日)',
    '2026年11月1日(日曜日)',
    '2026年11月1日日曜日',
    '2026/11/01 (Sun)',
    '2026/11/01（日・祝）',
    '2026/11/1 0:00',
    '2026-11-01 10:15:30',
    '\u200e2026/\u200e11/\u200e01',
  ])('%s is the first of November', (typed) => expect(on(typed)).toBe('2026-11-01'));

  it('of an era is read, including the first year', () => {
    expect(
      [
        '令和元年5月1日',
        'R1.5.1',
        '平成31年4月30日',
        '㍻31年4月30日',
        'H2.1.1',
        '昭和64年1月7日',
        'S63.12.31',
        '平成元年1月8日',
      ].map((typed) => on(typed)),
    ).toEqual([
      '2019-05-01',
      '2019-05-01',
      '2019-04-30',
      '2019-04-30',
      '1990-01-01',
      '1989-01-07',
      '1988-12-31',
      '1989-01-08',
    ]);
    expect(['R1.4.30', '平成1年1月7日', '昭和元年12月24日', 'R0.5.1'].map((typed) => on(typed))).toEqual(
      Array(4).fill('invalid_date'),
    );
  });

  it('without a year gets the fitting year', () => {
    for (const typed of ['11/28', '11-28', '１１／２８', '11月28日', '11.28', '11/28(土)'])
      expect([on(typed), on(typed, 'past'), on(typed, 'ahead'), on(typed, 'future')]).toEqual([
        '2026-11-28',
        '2025-11-28',
        '2026-11-28',
        '2026-11-28',
      ]);
    expect([
      on('11/24', 'past'),
      on('11/24', 'ahead'),
      on('11/24', 'future'),
      on('1/5'),
      on('12/28', undefined, '2027-01-04'),
    ]).toEqual(['2026-11-24', '2026-11-24', '2027-11-24', '2027-01-05', '2026-12-28']);
    expect([on('2/29', 'past'), on('2/29', 'ahead'), on('2/29', 'past', '2103-12-31')]).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2096-02-29',
    ]);
  });

  it.each([
    '2026/2/29',
    '2026/13/1',
    '2026/1 1/1',
    '2026111',
    '1128',
    '26/11/1',
    '8.11.1',
    '46327',
    '明日',
    '2026',
    '2026年11月',
    '2026-11-01T00:00:00Z',
    '2026-11',
    '11/31',
    '2/30',
    'M45.7.30',
    '2026/11/1〜',
  ])('%s is refused', (typed) => expect(on(typed)).toBe('invalid_date'));
});

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
