import { TODAY } from '../../../../../test/support/examples/checked-answer';
import { checked, refused } from '../../../../../test/support/examples/checked-field';
import { checkValue } from '../..';

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
