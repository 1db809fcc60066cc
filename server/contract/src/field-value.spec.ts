import { TODAY } from '../../../test/support/checked-answer';
import { addDays, checkValue, type DateRule, type FieldKind } from '.';

/** The normalised value, or the code of its error. */
function checked(kind: FieldKind, value: unknown, dateRule?: DateRule): unknown {
  const result = checkValue({ name: 'x', label: { ja: '項目', en: 'Item' }, kind }, value, {
    today: TODAY,
    ownIdentifiers: [],
    dateRule,
  });
  return 'error' in result ? { error: result.error } : result.value;
}
const refused = (error: string) => ({ error });

describe('a name', () => {
  it.each([
    '髙﨑 𠮷子',
    'ﾀｶｻｷ ﾖｼｺ',
    '葛\u{E0100}城',
    '👩‍👩‍👧 ママ☎️',
    'か\u3099',
    ' 前後に空白 ',
    'Ａｌｉｃｅ',
    '㈱髙島屋',
    'O’Brien <b>&"',
    '=1+1',
    '\u200b字',
  ])('%s is stored unchanged', (name) => {
    for (const kind of ['name', 'line', 'address', 'text'] as const) expect(checked(kind, name)).toBe(name);
  });

  it('has 1 to 100 characters, an address 200, a text 2,000', () => {
    for (const [kind, max] of [
      ['name', 100],
      ['address', 200],
      ['line', 200],
      ['text', 2_000],
    ] as const) {
      for (const character of ['a', '𠮷', '👩‍👩‍👧']) {
        expect(checked(kind, character.repeat(max))).toBe(character.repeat(max));
        expect(checked(kind, character.repeat(max + 1))).toEqual(refused('too_long'));
      }
    }
  });

  it('contains no line break of any kind', () => {
    for (const name of ['髙﨑\n𠮷子', '髙﨑\r\n𠮷子', '髙﨑\r', 'a\u2028b', 'a\u2029']) {
      for (const kind of ['name', 'line', 'address', 'code', 'slip', 'email', 'phone', 'url'] as const)
        expect(checked(kind, name)).toEqual(refused('newline_not_allowed'));
    }
  });

  it('contains no control character, not even alone or where spaces are removed', () => {
    for (const hidden of ['\u0000', '\u000b', '\u0085', '\ud800']) {
      for (const kind of ['name', 'text', 'phone', 'email', 'postalCode', 'url', 'code', 'slip'] as const) {
        expect(checked(kind, hidden)).toEqual(refused('control_character'));
        expect(checked(kind, `090-1234-5678${hidden}`)).toEqual(refused('control_character'));
      }
    }
  });

  it('contains no bidirectional control character, whose position is reported', () => {
    for (const hidden of ['\u202e', '\u2066', '\u200f']) {
      for (const kind of ['name', 'line', 'address', 'text'] as const)
        expect([checked(kind, hidden), checked(kind, `髙﨑${hidden}`)]).toEqual([
          refused('control_character'),
          refused('control_character'),
        ]);
    }
    expect(
      checkValue({ name: 'x', label: { ja: '項目', en: 'Item' }, kind: 'name' }, '𠮷\u202d子', {
        today: TODAY,
        ownIdentifiers: [],
      }),
    ).toEqual({ error: 'control_character', params: { at: 2, character: 'U+202D' } });
  });

  it('of white space or invisible characters counts as empty', () => {
    for (const nothing of ['', ' ', '\u3000\u00a0', '\u200d', '\t', null, undefined])
      expect(checked('name', nothing)).toBeUndefined();
  });

  it('must be a text', () => {
    for (const value of [1, true, [], {}, ['a']]) expect(checked('name', value)).toEqual(refused('invalid_type'));
  });
});

describe('a text', () => {
  it('keeps its lines; CRLF becomes LF and a tab a space', () =>
    expect(checked('text', '一行目\r\n二行目\r三行目\t終')).toBe('一行目\n二行目\n三行目 終'));
});

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

describe('a slip number and an order number', () => {
  it('are accepted as printed on the slip', () => {
    expect([
      checked('slip', '１２３４－５６７８ー9012'),
      checked('slip', ' 1234 5678 9012 '),
      checked('slip', 'JP-123'),
    ]).toEqual(['1234-5678-9012', '123456789012', 'JP-123']);
    expect([checked('slip', '伝票1'), checked('slip', '1'.repeat(65))]).toEqual([
      refused('invalid_slip'),
      refused('too_long'),
    ]);
    expect([checked('code', ' 注文#12/ａ '), checked('code', 'x'.repeat(65))]).toEqual([
      '注文#12/ａ',
      refused('too_long'),
    ]);
  });
});

describe('a date', () => {
  it.each(['1990-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '9999-12-31', TODAY])('%s exists', (date) =>
    expect(checked('date', date)).toBe(date),
  );

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-01T00:00:00Z',
    '令和8年',
    '2026-04',
    '+002026-04-01',
    '-2026-04-01',
  ])('%j does not exist', (date) => {
    expect(checked('date', date)).toEqual(refused('invalid_date'));
  });

  it.each(['2026-4-1', '20260401', '2026/04/01', '２０２６-04-01', ' 2026-04-01', '令和8年4月1日'])(
    '%j is accepted',
    (date) => expect(checked('date', date)).toBe('2026-04-01'),
  );

  it('without a year gets the year that its field implies', () => {
    const day = TODAY.slice(5).replace('-', '/');
    expect([checked('date', day, 'past'), checked('date', day, 'ahead'), checked('date', day, 'future')]).toEqual([
      TODAY,
      TODAY,
      `${Number(TODAY.slice(0, 4)) + 1}${TODAY.slice(4)}`,
    ]);
  });

  it('is not before 1990', () => {
    for (const date of ['1989-12-31', '0001-01-01', '0099-02-28'])
      expect(checked('date', date)).toEqual(refused('date_too_early'));
  });

  it('lies in the past, from today on, or in the future, where the table demands it', () => {
    const [yesterday, tomorrow] = [addDays(TODAY, -1), addDays(TODAY, 1)];
    expect([yesterday, TODAY, tomorrow].map((date) => checked('date', date, 'past'))).toEqual([
      yesterday,
      TODAY,
      refused('date_in_future'),
    ]);
    expect([yesterday, TODAY, tomorrow].map((date) => checked('date', date, 'ahead'))).toEqual([
      refused('date_in_past'),
      TODAY,
      tomorrow,
    ]);
    expect([yesterday, TODAY, tomorrow].map((date) => checked('date', date, 'future'))).toEqual([
      refused('date_not_in_future'),
      refused('date_not_in_future'),
      tomorrow,
    ]);
  });

  it('must be a text; blank counts as empty', () => {
    for (const value of [20260401, true, {}, ['2026-04-01']])
      expect(checked('date', value)).toEqual(refused('invalid_type'));
    for (const value of ['', ' ', null, undefined]) expect(checked('date', value)).toBeUndefined();
  });
});

describe('an amount in yen', () => {
  it('is an integer from 0 to 9,999,999', () => {
    for (const yen of [0, 1, 9_999_999]) expect(checked('yen', yen)).toBe(yen);
    for (const yen of [-1, 10_000_000, 0.5, 1e21, Number.MAX_SAFE_INTEGER])
      expect(checked('yen', yen)).toEqual(refused('out_of_range'));
    for (const yen of [true, [1], {}]) expect(checked('yen', yen)).toEqual(refused('invalid_type'));
  });

  it('is accepted as people type it', () => {
    expect(
      ['1980', '１，９８０円', '', ' ', '1e3', '0x10', '1.5', '10000000'].map((yen) => checked('yen', yen)),
    ).toEqual([
      1980,
      1980,
      undefined,
      undefined,
      refused('invalid_amount'),
      refused('invalid_amount'),
      refused('invalid_amount'),
      refused('out_of_range'),
    ]);
  });

  it('has no minus zero', () => expect(Object.is(checked('yen', JSON.parse('-0')), 0)).toBe(true));
});

describe('a yes or no', () => {
  it('must be a boolean', () => {
    expect([checked('flag', true), checked('flag', false), checked('flag', null)]).toEqual([true, false, undefined]);
    for (const value of ['true', 0, 1, [], '']) expect(checked('flag', value)).toEqual(refused('invalid_type'));
  });
});

describe('a set of options', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: { ja: value, en: value } }));
  const chosen = (value: unknown) =>
    checkValue({ name: 'x', label: { ja: '', en: '' }, kind: 'choices', options }, value, {
      today: TODAY,
      ownIdentifiers: [],
    });

  it('is stored without duplicates, in the order of the table', () =>
    expect(chosen(['c', 'a', 'c'])).toEqual({ value: ['a', 'c'] }));
  it('accepts no other option, and the error names the options', () => {
    const told = {
      error: 'invalid_option',
      params: { expected: { ja: '次のいずれかを指定してください: a、b、c。', en: 'Give one of: a, b, c.' } },
    };
    expect([chosen(['a', 'toString']), chosen(['__proto__'])]).toEqual([told, told]);
  });
});
