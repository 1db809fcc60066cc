import type { Label } from './label';

/** An error in a field: RFC 6901 pointer, code, and the sentence for people. `params` fill the sentence's braces. */
export interface FieldError {
  readonly pointer: string;
  readonly code: FieldErrorCode;
  readonly message: string;
  readonly params?: Params;
}

type Params = Readonly<Record<string, string | number | Label>>;

/** Every code with its sentences; braces are filled with a FieldError's `params`. */
export const FIELD_ERRORS = {
  required: { ja: '入力してください。', en: 'Please fill this in.' },
  one_required: { ja: '{fields}のうち1つ以上を入力してください。', en: 'Give at least one of: {fields}.' },
  not_asked: { ja: 'この項目は求められていません。', en: 'This item is not asked for.' },
  unknown_field: { ja: 'この項目はありません。', en: 'There is no such item.' },
  personal_in_url: {
    ja: 'お名前・フリガナ・メール・TELはURLに含められません。{where}の本文(JSON)で送信してください。',
    en: 'Names, addresses of mail and telephones must not stand in a URL: send them in the body (JSON) of {where}.',
  },
  not_together: { ja: '{other}と同時には入力できません。', en: 'Cannot be given together with: {other}.' },
  held_and_given: {
    ja: '「保有していない」としながら値があります。',
    en: 'Declared as not held, yet a value is given.',
  },
  not_held_not_allowed: {
    ja: 'この項目は「保有していない」とは回答できません。',
    en: 'This item cannot be declared as not held.',
  },
  invalid_type: { ja: '値の型が正しくありません。{expected}', en: 'The value has a wrong type. {expected}' },
  invalid_option: { ja: '選択肢にない値です。{expected}', en: 'The value is not one of the options. {expected}' },
  option_alone: {
    ja: '「{option}」は他の選択肢と同時に選べません。',
    en: '“{option}” cannot be combined with others.',
  },
  too_long: { ja: '{max}文字以内で入力してください。', en: 'At most {max} characters.' },
  too_short: { ja: '{min}文字以上で入力してください。', en: 'At least {min} characters.' },
  too_many: { ja: '{max}件以内にしてください。', en: 'At most {max} items.' },
  too_few: { ja: '{min}件以上入力してください。', en: 'At least {min} items.' },
  out_of_range: { ja: '{min}以上{max}以下の整数で入力してください。', en: 'A whole number from {min} to {max}.' },
  newline_not_allowed: { ja: '改行は使えません。', en: 'Line breaks are not allowed.' },
  control_character: {
    ja: '{at}文字目に、目に見えない文字({character})があります。消して入力し直してください。',
    en: 'Character {at} is invisible ({character}): please remove it.',
  },
  invalid_format: { ja: '形式が正しくありません。{expected}', en: 'The format is wrong. {expected}' },
  invalid_date: {
    ja: '実在する日付を入力してください(例: 2026-11-28)。',
    en: 'A date that exists, such as 2026-11-28.',
  },
  invalid_instant: {
    ja: '実在する日時をISO 8601の形式で入力してください。',
    en: 'A date and time that exists, in ISO 8601.',
  },
  date_too_early: { ja: '1990-01-01以降の日付を入力してください。', en: 'Not before 1990-01-01.' },
  date_in_future: { ja: '今日までの日付を入力してください。', en: 'Not later than today.' },
  date_in_past: { ja: '今日以降の日付を入力してください。', en: 'Not earlier than today.' },
  date_not_in_future: { ja: '明日以降の日付を入力してください。', en: 'Must lie after today.' },
  date_too_late: { ja: '{max}以前の日付を入力してください。', en: 'Not later than {max}.' },
  date_order: { ja: '{earlier}以降の日付を入力してください。', en: 'Not before: {earlier}.' },
  range_order: { ja: '「{from}」以上の値を入力してください。', en: 'Not less than “{from}”.' },
  invalid_amount: { ja: '円単位の整数で入力してください(例: 1,980)。', en: 'Whole yen, such as 1,980.' },
  invalid_count: { ja: '整数で入力してください(例: 2)。', en: 'A whole number, such as 2.' },
  invalid_case_number: {
    ja: '依頼管理番号は「SD-」と数字で入力してください(例: SD-00001234)。',
    en: 'A case number is SD- and digits, such as SD-00001234.',
  },
  invalid_tracking_id: {
    ja: 'トラッキングIDは14桁の数字で入力してください(例: 00000616307350)。',
    en: 'A tracking ID has 14 digits, such as 00000616307350.',
  },
  invalid_merchant_id: {
    ja: 'MIDは5桁の数字で入力してください(例: 12345)。',
    en: 'A MID has 5 digits, such as 12345.',
  },
  invalid_service_id: {
    ja: 'SIDは3桁の数字で入力してください(例: 001、MIDと続けるときは12345-001)。',
    en: 'A SID has 3 digits, such as 001, or 12345-001 behind a MID.',
  },
  invalid_order_number: {
    ja: '注文番号は英数字と「-」「_」、38文字以内で入力してください。',
    en: 'An order number has letters, digits, - and _: at most 38.',
  },
  invalid_user_id: {
    ja: 'ユーザーIDは英数字と「.」「_」「-」、3〜64文字で入力してください。',
    en: 'A user ID has 3 to 64 letters, digits, dots, hyphens and underscores.',
  },
  invalid_slip: {
    ja: '送り状番号は英数字と「-」で入力してください。',
    en: 'A slip number has letters, digits and hyphens.',
  },
  invalid_email: {
    ja: 'メールアドレスを「name@example.jp」の形で1件入力してください。',
    en: 'One e-mail address, such as name@example.jp.',
  },
  invalid_phone: {
    ja: '電話番号は市外局番から10桁(携帯電話などは11桁)の数字で入力してください(例: 03-1234-5678、海外は+1-212-555-0123)。',
    en: 'A phone number has 10 digits with its area code (mobiles 11), such as 03-1234-5678; abroad it begins with + and the country code.',
  },
  invalid_postal_code: {
    ja: '郵便番号は7桁の数字で入力してください(例: 105-7317)。',
    en: 'A postal code has 7 digits, such as 105-7317.',
  },
  invalid_url: {
    ja: 'http://またはhttps://で始まるURLを入力してください(例: https://example.jp/)。',
    en: 'A URL that begins with http:// or https://, such as https://example.jp/.',
  },
  pan_not_allowed: {
    ja: 'カード番号は入力できません。下4桁以外を伏せてください。',
    en: 'Card numbers are not allowed: mask all but the last 4 digits.',
  },
  notice_type_mismatch: { ja: 'この案件の通知種別と異なります。', en: 'Not the notice type of this case.' },
  supplementary_note_required: {
    ja: 'この通知種別では依頼補足事項が必須です。',
    en: 'This notice type needs a supplementary note.',
  },
  unknown_merchant: { ja: '加盟店が登録されていません。', en: 'No such merchant.' },
  unknown_service: { ja: 'サービスが登録されていません。', en: 'No such service.' },
  not_the_total: {
    ja: '購入金額の合計({total}円)と一致していません。',
    en: 'Not the total of the order ({total} yen).',
  },
  tracking_id_taken: {
    ja: 'このトラッキングIDは別の受注で使われています。',
    en: 'Another order has this tracking ID.',
  },
  demo_only: {
    ja: 'デモ環境でのみ設定できます。本番環境では sbps を設定してください。',
    en: 'Only in the demo. Set sbps in production.',
  },
  endpoint_not_public: {
    ja: '決済会社の公開されている接続先を、https:// で始まるホスト名で入力してください。このサーバー自身や内部ネットワークのアドレスは設定できません。',
    en: 'The provider’s public address, https:// and its host; not an address of this machine or of an internal network.',
  },
  user_id_taken: { ja: 'このユーザーIDは使われています。', en: 'This user ID is taken.' },
  password_too_common: {
    ja: '推測されやすいパスワードです。よくある言葉や並び、ユーザーID・加盟店名などを避け、関わりのない言葉をいくつかつなげるなどしてください。',
    en: 'This password is easily guessed. Avoid common words and patterns, the user ID and the merchant’s name; join a few words that have nothing to do with each other.',
  },
} as const satisfies Record<string, Label>;

export type FieldErrorCode = keyof typeof FIELD_ERRORS;

/** The sentence for a code in a language, with its braces filled. */
export function fieldErrorMessage(code: FieldErrorCode, language: keyof Label, params: Params = {}): string {
  return FIELD_ERRORS[code][language]
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name] ?? '';
      return typeof value === 'object' ? value[language] : String(value);
    })
    .trimEnd();
}

export function fieldError(pointer: string, code: FieldErrorCode, params?: Params): FieldError {
  return { pointer, code, message: fieldErrorMessage(code, 'ja', params), ...(params && { params }) };
}
