import fc from 'fast-check';
import { holds, type SearchField, searchForm, termsOf, termsSought } from './search-terms';

const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).replace(/ /g, '\u3000');
const hiragana = (text: string) =>
  text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
const GLYPHS = [
  '髙高',
  '﨑崎嵜碕',
  '齋斎齊斉',
  '邊邉辺',
  '澤沢',
  '濱濵浜',
  '廣広',
  '國国',
  '嶋島嶌',
  '櫻桜',
  '瀧滝',
  '眞真',
  '德徳',
  '惠恵',
  '榮栄',
  '曾曽',
  '冨富',
  '𠮷吉',
  '槇槙',
  '龍竜',
  '萬万',
  '與与',
  '壽寿',
  '圓円',
  '實実',
  '鐵鉄',
  '鹽塩',
  '藪薮',
  '籠篭',
  '檜桧',
  '莊荘',
  '條条',
  '藏蔵',
  '關関',
  '驒騨',
  '淺浅',
  '靜静',
  '豐豊',
  '彌弥',
  '禮礼',
  '祐祐',
  '福福',
  '⻑長',
  '⾼高',
  '葛葛\u{e0100}',
].map((family) => family.match(/.[\u{e0100}-\u{e01ef}]?/gsu)!);

/** Pieces are right if a text has all pieces that a search for a part of it requires. */
const isFound = (field: SearchField, stored: string, typed: string) => {
  const terms = new Set(termsOf(field, stored));
  const sought = termsSought(field, typed);
  return sought.length > 0 && sought.every((term) => terms.has(term)) && holds(field, stored, typed);
};

describe('searching for people', () => {
  it.each(GLYPHS)('treats every form of a character alike: %s %s', (...family) => {
    for (const stored of family)
      for (const typed of family)
        expect([stored, typed, isFound('name', `山${stored}太郎`, `${typed}太`)]).toEqual([stored, typed, true]);
  });

  it('finds names in either kana, any width and case, with and without separators between their parts', () => {
    for (const [stored, typed] of [
      ['さくら ももこ', 'サクラモモコ'],
      ['ﾀｶｻｷ ﾖｼｺ', 'たかさき'],
      ['ガブリエル', 'ｶﾞﾌﾞ'],
      ['が', 'か\u3099'],
      ['が', 'か\u309b'],
      ['ジョン・スミス', 'ジョン スミス'],
      ['John Smith', 'ＪＯＨＮｓｍｉｔｈ'],
      ['O’Brien', "o'brien"],
      ['コーヒー', 'コ－ヒ－'],
      ['緑ヶ丘', '緑ケ丘'],
      ['佐藤\u{e0100}\u200b花子', '藤花'],
      ['(株)北', '㈱北'],
    ] as const)
      expect([stored, typed, isFound('name', stored, typed), isFound('name', typed, stored)]).toEqual([
        stored,
        typed,
        true,
        searchForm('name', stored) === searchForm('name', typed),
      ]);
  });

  it('finds a match at any position: one character, the last ones, and characters beyond the sixtieth', () => {
    const long = `${'あいうえおかきくけこ'.repeat(9)}森蘭丸の妹御前`;
    for (const typed of ['森', '丸', '前', '蘭丸', '妹御前', long])
      expect([typed, isFound('name', long, typed)]).toEqual([typed, true]);
  });

  it('does not match pieces of different words', () => {
    const terms = new Set(termsOf('product', '東北海苔と東海道'));
    expect([
      termsSought('product', '北海道').every((term) => terms.has(term)),
      holds('product', '東北海苔と東海道', '北海道'),
    ]).toEqual([true, false]);
  });

  it('takes wildcards literally', () => {
    for (const typed of ['%', '_', '佐%', '佐_', '.*', '佐\\'])
      expect([typed, holds('name', '佐藤 花子', typed), isFound('name', `x${typed}y`, typed)]).toEqual([
        typed,
        false,
        true,
      ]);
  });

  it('finds parts of a mail address: before the @, after it, and in the middle', () => {
    for (const typed of [
      'hanako.sato',
      'sato@',
      '@example.jp',
      'example',
      'ko.sa',
      'h',
      'na',
      'HANAKO',
      'ｈａｎａｋｏ．ｓａｔｏ＠ｅｘａｍｐｌｅ．ｊｐ',
      'mailto:hanako',
      '<Hanako.Sato@example.jp>',
      'hana\u200bko',
    ]) {
      expect([typed, isFound('email', 'Hanako.Sato@Example.jp', typed)]).toEqual([typed, true]);
    }
    for (const typed of ['hanako@', 'sato@example.com', 'hanako_sato', 'hxnako'])
      expect([typed, holds('email', 'Hanako.Sato@Example.jp', typed)]).toEqual([typed, false]);
  });

  it('finds telephone numbers however they are written, and parts of them', () => {
    const ways = [
      '090-1234-5678',
      '09012345678',
      '０９０－１２３４－５６７８',
      '+81 90-1234-5678',
      '+81(0)90 1234 5678',
      '0081-90-1234-5678',
      '010 81 90 1234 5678',
      '819012345678',
      '\u202d+81 90‐1234‐5678\u202c',
      'TEL 090.1234.5678',
      '(090)1234 5678',
    ];
    for (const stored of ways)
      for (const typed of [...ways, '5678', '1234-56', '090', '+81 90', '8', '78'])
        expect([stored, typed, isFound('phone', stored, typed)]).toEqual([stored, typed, true]);
    for (const typed of ['0901234567890', '+81 3', '9999'])
      expect([typed, holds('phone', ways[0]!, typed)]).toEqual([typed, false]);
    expect([
      isFound('phone', '+1 212 555 1234', '001-212-555-1234'),
      isFound('phone', '+12125551234', '1212'),
      holds('phone', '0312345678', '0081'),
    ]).toEqual([true, true, false]);
  });

  it('finds a text by every part of it in every form, whatever it is', () => {
    const alphabet = [...'佐藤髙﨑𠮷邊あがアガコー・ Ａbß’1-9', 'ｶﾞ', '葛\u{e0100}', 'か\u3099'];
    const forms = [
      (text: string) => text,
      wide,
      hiragana,
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => text.normalize('NFKC'),
      (text: string) => text.replace(/[ ・]/g, ''),
      (text: string) => `${text}\ufe0f`,
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 80 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...forms),
        fc.constantFrom(...forms),
        (characters, a, b, stored, typed) => {
          const [from, to] = [a % characters.length, b % characters.length].sort((x, y) => x - y) as [number, number];
          const [whole, part] = [stored(characters.join('')), typed(characters.slice(from, to + 1).join(''))];
          return searchForm('name', part) === '' || isFound('name', whole, part);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('requires few pieces, however long the text is, and stores at most two per character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        fc.constantFrom<SearchField>('name', 'email', 'phone'),
        (text, field) =>
          termsSought(field, text).length <= 8 &&
          termsOf(field, text).length <= 2 * [...searchForm(field, text)].length,
      ),
    );
  });
});
