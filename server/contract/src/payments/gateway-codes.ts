import type { Label } from '../values/label';
import { explainOwnCode } from '../own-codes';

/** The parts of a gateway's code: method (3 characters, 101 = card), type (2), item (3: the field in question). */
export interface GatewayCode {
  readonly method: string;
  readonly type: string;
  readonly item: string;
}

/** Null where the text is not a code of the provider, such as the portal's own codes (`not_executed`). */
export function readGatewayCode(code: string): GatewayCode | null {
  const [, method, type, item] = /^([0-9A-Z]{3})([0-9A-Z]{2})([0-9A-Z]{3})$/.exec(code) ?? [];
  return method && type && item ? { method, type, item } : null;
}

const OTHER_CARD: Label = {
  ja: 'このカードはご利用いただけませんでした。別のカードをお試しください。',
  en: 'This card could not be used. Please try another card.',
};
const TRY_LATER: Label = {
  ja: '決済を完了できませんでした。請求はされていません。しばらくしてからもう一度お試しください。',
  en: 'The payment could not be completed; you have not been charged. Please try again a little later.',
};
const REQUEST_REFUSED: Label = {
  ja: '送信内容が決済会社に受け付けられませんでした。管理者に連絡してください。',
  en: 'The provider did not accept what was sent. Please tell your administrator.',
};
const PROVIDER_TROUBLE: Label = {
  ja: '決済会社またはカード会社のシステムが応答できませんでした。',
  en: 'A system of the provider or the card company could not answer.',
};
const IN_PROGRESS: Label = {
  ja: '決済会社で前の要求を処理中です。',
  en: 'The provider is still working on an earlier request.',
};
const DECLINED: Label = { ja: 'カード会社が承認しませんでした。', en: 'The card company did not approve it.' };
const PAYMENT_PLAN: Label = {
  ja: '指定された支払回数・支払方法はこのカードで利用できません。',
  en: 'The chosen payment plan is not available with this card.',
};
const NOT_CONFIRMED: Label = { ja: '対象のオーソリ（与信）が見つかりません。', en: 'There is no such authorisation.' };
const BY_FILE: Label = {
  ja: 'この契約では、売上・返金はファイルで行います。契約の内容を加盟店サポートへご確認ください。',
  en: 'Under this contract captures and refunds are sent as files. Please check the contract with the provider’s support.',
};
const OTHER_REQUEST: Label = {
  ja: 'この契約では、オーソリの取消ではなく返金要求を行います。契約の内容を加盟店サポートへご確認ください。',
  en: 'Under this contract a refund is requested in place of a cancellation. Please check the contract with the provider’s support.',
};
const BILLED_AGAIN: Label = {
  ja: '継続課金の途中のため、実行できません。先に継続課金を解約してください。',
  en: 'Not possible while the buyer is billed again and again: end that first.',
};
const IDENTITY: Label = {
  ja: '本人認証（認証アシスト）の情報が不足しているか、確認できませんでした。',
  en: 'What identifies the cardholder was missing, or could not be verified.',
};
const CARD_COMPANY: Label = {
  ja: 'カード会社の判定により、受け付けられませんでした。',
  en: 'Not accepted, by a decision of the card company.',
};
const NO_BRAND: Label = {
  ja: 'カード情報の指定が、契約の内容と合っていません。管理者に連絡してください。',
  en: 'What was asked about the card does not fit the contract. Please tell your administrator.',
};
const TOKEN: Label = {
  ja: 'カード情報のトークンが無効か、有効期限が切れています。お客様にカード情報を入力し直していただく必要があります。',
  en: 'The card’s token is not valid, or not any more. The buyer has to enter the card anew.',
};
const VOIDED: Label = {
  ja: 'オーソリ（与信）はすでに取り消されています。',
  en: 'The authorisation has been cancelled already.',
};

/** By type: the explanation for a shop's clerk, shown beside the code. */
const MEANINGS: Readonly<Record<string, Label>> = {
  ...all(['00', '02', '03', '04', '05', '06', '07', '13', '81'], REQUEST_REFUSED),
  '01': { ja: 'この支払方法は契約されていません。', en: 'This payment method is not part of the contract.' },
  '09': {
    ja: '送信内容の検証に失敗しました。決済設定のハッシュキーを確認してください。',
    en: 'What was sent failed its verification. Please check the hash key in the payment settings.',
  },
  10: {
    ja: '要求の有効期限を過ぎているとして、実行されませんでした。ポータルのサーバーの時計がずれている可能性があります。加盟店サポートへご連絡ください。',
    en: 'Refused as expired, and not executed: the clock of the portal’s server may be wrong. Please tell the provider’s support.',
  },
  11: { ja: '対象の取引が見つかりません。', en: 'There is no such transaction.' },
  12: { ja: 'トラッキングIDに該当する決済がありません。', en: 'No payment has this tracking ID.' },
  14: {
    ja: 'マーチャントIDまたはサービスIDが正しくありません。決済設定を確認してください。',
    en: 'Merchant ID or service ID is wrong. Please check the payment settings.',
  },
  20: {
    ja: '不正利用の防止のため、このカードは受け付けられませんでした。',
    en: 'The card was not accepted, as a protection from misuse.',
  },
  21: PROVIDER_TROUBLE,
  22: { ja: 'カードの利用限度額を超えています。', en: 'The card’s credit limit is exceeded.' },
  23: { ja: 'このカードは利用できません。', en: 'This card cannot be used.' },
  24: { ja: '暗証番号が正しくありません。', en: 'The PIN is wrong.' },
  25: { ja: 'カードの利用回数の上限を超えています。', en: 'The card has been used too often.' },
  26: { ja: 'このカードは取り扱っていません。', en: 'This kind of card is not accepted.' },
  27: { ja: 'カード番号または有効期限が正しくありません。', en: 'Card number or expiry is wrong.' },
  28: {
    ja: 'この取引の内容はカード会社で取り扱えません。',
    en: 'The card company cannot take this kind of transaction.',
  },
  ...all(['29', '30', '31', '32', '33', '34', '35'], PAYMENT_PLAN),
  36: DECLINED,
  37: {
    ja: '自動売上の契約のため、売上要求は不要です（売上済みです）。',
    en: 'Captures are automatic here: it is captured without a request.',
  },
  ...all(['38', '43'], BY_FILE),
  39: NOT_CONFIRMED,
  40: VOIDED,
  41: { ja: 'すでに売上済みです。', en: 'It has been captured already.' },
  42: {
    ja: '売上日が、指定できる期間（オーソリから3か月目の月末まで）を過ぎています。',
    en: 'The capture date lies beyond the end of the third month from the authorisation.',
  },
  44: NOT_CONFIRMED,
  45: VOIDED,
  46: { ja: 'すでに返金済みです。', en: 'It has been refunded already.' },
  ...all(['47', '54', '58'], BILLED_AGAIN),
  ...all(['49', '50'], OTHER_REQUEST),
  ...all(['51'], NOT_CONFIRMED),
  ...all(['52'], VOIDED),
  56: {
    ja: '返金できる期間（売上日からカード会社の締日まで）ではありません。',
    en: 'A refund is possible from the day of the capture to the card company’s closing date only.',
  },
  57: { ja: 'この継続課金はすでに解約されています。', en: 'The buyer is not billed any more: that has ended already.' },
  59: {
    ja: 'オーソリ（与信）が確定されていないため、返金できません。',
    en: 'The authorisation was never confirmed, so there is nothing to refund.',
  },
  60: {
    ja: 'オーソリ（与信）はすでに確定または取り消されています。',
    en: 'The authorisation has been confirmed or cancelled already.',
  },
  61: { ja: 'セキュリティコードが正しくありません。', en: 'The security code is wrong.' },
  63: IDENTITY,
  64: PROVIDER_TROUBLE,
  ...all(['65', '66', '67', '68', '69', '70', '71', '72', '73', '74', '75', '76', '77', 'K2'], CARD_COMPANY),
  ...all(['78', 'K3'], NO_BRAND),
  79: { ja: '金額がオーソリ（与信）の金額を超えています。', en: 'The amount is more than was authorised.' },
  ...all(['80', '82', '83', '84', '85', '86', '87', '88', '89', '90', '91', '92'], PROVIDER_TROUBLE),
  93: { ja: '入力の誤りが上限回数に達しました。', en: 'The limit of wrong entries is reached.' },
  94: {
    ja: 'この決済は完了していないため、実行できません。',
    en: 'The payment was never completed, so this can’t be done.',
  },
  95: {
    ja: 'お客様の情報が、決済会社の登録と一致しません。',
    en: 'The buyer is not the one whom the provider has on record.',
  },
  96: { ja: '同じ要求がすでに送信されています。', en: 'The same request has been sent before.' },
  ...all(['W0', 'W3', 'W6'], IN_PROGRESS),
  ...all(['T1', 'T2'], TOKEN),
  K0: {
    ja: '売上が確定していないため、一部の返金はできません。',
    en: 'Not captured yet, so no part of it can be refunded.',
  },
  K1: { ja: '返金の合計が、売上の金額を超えています。', en: 'The refunds add up to more than was captured.' },
  K4: NOT_CONFIRMED,
  K5: {
    ja: 'オーソリ（与信）はすでに承認されているため、変更できません。',
    en: 'The authorisation was approved already and can’t be changed.',
  },
};

/** By type: what a buyer can do after a refusal. Types that are missing here give a buyer nothing to act on. */
const REASONS: Readonly<Record<string, Label>> = {
  22: {
    ja: 'カードの利用限度額を超えています。別のカードをお試しください。',
    en: 'Your card’s limit is exceeded. Please try another card.',
  },
  25: {
    ja: 'カードの利用回数の上限を超えています。別のカードをお試しください。',
    en: 'Your card has been used too often. Please try another card.',
  },
  27: {
    ja: 'カード番号と有効期限をご確認のうえ、もう一度入力してください。',
    en: 'Please check the card number and the expiry date, and enter them again.',
  },
  61: {
    ja: 'セキュリティコード（カード裏面などの3桁または4桁の数字）をご確認のうえ、もう一度入力してください。',
    en: 'Please check the security code (the 3 or 4 digits on your card), and enter it again.',
  },
  ...all(['T1', 'T2'], {
    ja: 'カード情報の入力から時間が経過したため、決済できませんでした。請求はされていません。カード情報をもう一度入力してください。',
    en: 'Too much time has passed since the card was entered; you have not been charged. Please enter your card again.',
  }),
  63: {
    ja: '本人確認ができませんでした。カード情報をご確認のうえもう一度入力するか、別のカードをお試しください。',
    en: 'Your identity could not be verified. Please enter your card again, or try another one.',
  },
  ...all(
    [
      '20',
      '23',
      '24',
      '26',
      '28',
      '29',
      '30',
      '31',
      '32',
      '33',
      '34',
      '35',
      '36',
      '65',
      '66',
      '67',
      '68',
      '69',
      '70',
      '71',
      '72',
      '73',
      '74',
      '75',
      '76',
      '77',
      '93',
      'K2',
    ],
    OTHER_CARD,
  ),
};

/** By item, where the type only states that a field is wrong: the field that the buyer should check. */
const REASONS_OF_ITEMS: Readonly<Record<string, Label>> = {
  200: {
    ja: 'カード番号をご確認のうえ、もう一度入力してください。',
    en: 'Please check the card number, and enter it again.',
  },
  201: {
    ja: 'カードの有効期限をご確認のうえ、もう一度入力してください。',
    en: 'Please check the card’s expiry date, and enter it again.',
  },
  209: REASONS[61]!,
};
const TYPES_OF_WRONG_FIELDS = ['03', '04', '05', '06', '07'];

/**
 * The meaning of a gateway's code, or of one of the portal's own codes, for a shop's clerk; unknown codes get a general
 * sentence.
 */
export function explainGatewayCode(code: string): Label {
  const meaning = explainOwnCode(code) ?? MEANINGS[readGatewayCode(code)?.type ?? ''];
  return meaning ?? { ja: '決済会社で実行できませんでした。', en: 'The provider could not execute it.' };
}

/**
 * Why a card was refused, as an instruction for its holder: check the number, expiry or security code, use another
 * card, try later.
 */
export function buyerReason(code: string): Label {
  if (code === 'brand_not_accepted') return OTHER_CARD;
  const { type = '', item = '' } = readGatewayCode(code) ?? {};
  const ofItem = TYPES_OF_WRONG_FIELDS.includes(type) ? REASONS_OF_ITEMS[item] : undefined;
  return ofItem ?? REASONS[type] ?? TRY_LATER;
}

function all(types: readonly string[], label: Label): Record<string, Label> {
  return Object.fromEntries(types.map((type) => [type, label]));
}
