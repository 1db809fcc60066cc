import { characterCount, holdsControlCharacter, isBlank, isLongerThan, tidyWhitespace } from '..';

describe('the length of a text', () => {
  it.each([
    ['𠮷', 1],
    ['👩‍👩‍👧', 1],
    ['髙﨑', 2],
    ['葛\u{E0100}', 1],
    ['か\u3099', 1],
    ['ｶﾞ', 1],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1],
    ['👨🏻‍👩🏻‍👧🏻‍👦🏻', 1],
    ['', 0],
    ['a\nb', 3],
  ])('of %s is counted as a person counts: %i', (text, count) => expect(characterCount(text)).toBe(count));

  it('is compared in these characters', () => {
    for (const character of ['あ', '𠮷', '👩‍👩‍👧', '👩🏻‍❤️‍💋‍👩🏿']) {
      expect([isLongerThan(character.repeat(2_000), 2_000), isLongerThan(character.repeat(2_001), 2_000)]).toEqual([
        false,
        true,
      ]);
    }
  });

  it('is bounded for combining marks piled onto one character', () => {
    expect(isLongerThan(`か${'\u0301'.repeat(1_600)}`, 100)).toBe(true);
  });
});

describe('white space', () => {
  it('gets one form of line break and no tab', () => {
    expect(tidyWhitespace('一\r\n二\r三\n四\t五\u3000六 ')).toBe('一\n二\n三\n四 五\u3000六 ');
  });

  it('alone is blank, like invisible characters', () => {
    for (const text of ['', ' ', '\u3000', '\n\t', '\u00a0', '\u200b', '\u200d', '\ufeff', '\ufe0f', '\u3164'])
      expect(isBlank(text)).toBe(true);
    for (const text of ['0', '。', 'ー', '𠮷']) expect(isBlank(text)).toBe(false);
  });
});

describe('control characters', () => {
  const refused = [
    ...Array.from({ length: 0x20 }, (_, i) => i).filter((i) => i !== 0x0a),
    ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i),
    0x200e,
    0x200f,
    0x202a,
    0x202b,
    0x202c,
    0x202d,
    0x202e,
    0x2066,
    0x2067,
    0x2068,
    0x2069,
  ];

  it('of C0, C1 and of writing direction are found', () => {
    const missed = refused.filter((code) => !holdsControlCharacter(`髙${String.fromCharCode(code)}﨑`));
    expect(missed).toEqual([]);
  });

  it('are found where half of a surrogate pair is missing', () => {
    expect([holdsControlCharacter('\ud842'), holdsControlCharacter('\udfb7あ'), holdsControlCharacter('𠮷')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are not found in ordinary text', () => {
    for (const text of ['髙﨑𠮷子', 'ﾀｶｻｷ', '👩‍👩‍👧', '葛\u{E0100}飾', '☎️', 'می‌خواهم', 'a\nb', '①㈱', '\u00a0'])
      expect(holdsControlCharacter(text)).toBe(false);
  });
});
