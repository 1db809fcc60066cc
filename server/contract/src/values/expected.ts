import type { Label } from './label';

/** The expected type, for a value of a wrong type. */
export const EXPECTED_TYPES = {
  string: { ja: '文字列で指定してください。', en: 'Give a string.' },
  integer: { ja: '整数(引用符なし)で指定してください。', en: 'Give a whole number, without quotes.' },
  boolean: { ja: 'trueまたはfalseで指定してください。', en: 'Give true or false.' },
  object: { ja: 'JSONのオブジェクトで指定してください。', en: 'Give a JSON object.' },
  array: { ja: 'JSONの配列で指定してください。', en: 'Give a JSON array.' },
} as const satisfies Record<string, Label>;

/** The expected options, for a value that is none of them. */
export function expectedOf(options: readonly string[]): Label {
  return { ja: `次のいずれかを指定してください: ${options.join('、')}。`, en: `Give one of: ${options.join(', ')}.` };
}

/** The expected format of each field kind. */
export const EXPECTED_FORMATS = {
  trackingId: {
    ja: '14桁の数字で指定してください(例: 00000616307350)。',
    en: 'Give 14 digits, such as 00000616307350.',
  },
  merchantId: { ja: '5桁の数字で指定してください(例: 12345)。', en: 'Give 5 digits, such as 12345.' },
  serviceId: { ja: '3桁の数字で指定してください(例: 001)。', en: 'Give 3 digits, such as 001.' },
  maskedCardNumber: {
    ja: '下4桁以外を「*」「x」「•」で伏せ、最初の6桁までは残せます(例: ************4242)。',
    en: 'Mask all but the last 4 digits with *, x or •; the first 6 may stay: ************4242.',
  },
  reference: {
    ja: '半角の英数字と記号で指定してください。「.」と「..」は使えません(例: VJ-20261120-000123)。',
    en: 'Give printable ASCII, not . or .., such as VJ-20261120-000123.',
  },
  orderNumber: {
    ja: '英数字と「-」「_」、38文字以内で指定してください。',
    en: 'Give letters, digits, - and _: at most 38.',
  },
  lastDigits: { ja: '4桁の数字で指定してください(例: 4242)。', en: 'Give 4 digits, such as 4242.' },
  phonePart: {
    ja: '電話番号、またはその一部の数字を入力してください(例: 090-1234-5678、5678)。',
    en: 'Give a phone number or a part of its digits, such as 090-1234-5678 or 5678.',
  },
  searchText: {
    ja: '記号だけでは検索できません。文字か数字を入力してください。',
    en: 'Marks alone find nothing: give a letter or a digit.',
  },
  uuid: { ja: 'UUIDで指定してください。', en: 'Give a UUID.' },
  endpoint: {
    ja: '「https://ホスト名」の形で、後ろに何も付けずに入力してください(例: https://api.example.jp)。',
    en: 'Give https:// and a host with nothing behind it, such as https://api.example.jp.',
  },
  cursor: {
    ja: '前のページの応答にあった値をそのまま指定してください。先頭から読むときは指定しません。',
    en: 'Give the value of the page before as it stands, or none to begin at the top.',
  },
  cardToken: {
    ja: 'カードのトークン(1〜512文字の英数字と記号)を指定してください。',
    en: 'Give the card’s token: 1 to 512 letters, digits and marks.',
  },
  product: {
    ja: '商品のIDを指定してください(英小文字と「-」)。',
    en: 'Give a product’s ID: small letters and hyphens.',
  },
  token: {
    ja: 'もう一度、メールまたは画面から操作をやり直してください。',
    en: 'Begin again from the mail or the page.',
  },
} as const satisfies Record<string, Label>;

/** The expected format of `least` to `most` ASCII characters without blanks. */
export function expectedMarks(least: number, most: number): Label {
  const length = least === most ? `${most}` : `${least}〜${most}`;
  return {
    ja: `空白を含まない半角の英数字と記号、${length}文字で入力してください。`,
    en: `Give ${length.replace('〜', ' to ')} characters of ASCII without blanks.`,
  };
}
