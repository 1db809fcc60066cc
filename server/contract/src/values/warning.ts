import type { Label, Language } from './label';

/**
 * A remark about an answer, or about an operation on an order in its current status: it is not an error, but a person
 * must read and confirm it.
 */
export interface Warning {
  readonly code: WarningCode;
  /** RFC 6901, the field in question; empty for the answer as a whole. */
  readonly pointer: string;
  /** In Japanese. */
  readonly message: string;
  readonly params?: WarningParams;
}

/** The values compared with: a date `YYYY-MM-DD`, integer yen. */
export interface WarningParams {
  readonly on?: string;
  readonly amount?: number;
}

const WARNINGS = {
  not_refunded: {
    ja: '「返金した」とありますが、この決済の返金は記録されていません。',
    en: 'The answer says “refunded”, but no refund of this payment is recorded.',
  },
  refund_amount_differs: {
    ja: '返金額が、受注の金額({amount})と異なります。',
    en: 'The refunded amount differs from the order’s ({amount}).',
  },
  acted_on_differs: {
    ja: '対応日が、記録されている返金・取消の日({on})と異なります。',
    en: 'The day differs from that of the recorded refund or cancellation ({on}).',
  },
  cancelled_on_differs: {
    ja: '解約日が、記録されている解約・返金の日({on})と異なります。',
    en: 'The day of the cancellation differs from that of the recorded cancellation or refund ({on}).',
  },
  last_billed_on_differs: {
    ja: '最終課金日が、受注の売上日({on})と異なります。',
    en: 'The last billing differs from the order’s capture ({on}).',
  },
  last_billed_amount_differs: {
    ja: '最終金額が、受注の金額({amount})と異なります。',
    en: 'The last amount differs from the order’s ({amount}).',
  },
  was_billed: {
    ja: '「課金実績なし」とありますが、この決済は{on}に売上が確定しています。',
    en: 'The answer says “never billed”, but this payment was captured ({on}).',
  },
  charge_scheduled: {
    ja: '次回の課金が{on}に予定されています。継続課金を停止したことをご確認ください。',
    en: 'The next charge is scheduled ({on}). Please make sure that it is stopped.',
  },
  refund_over_payment: {
    ja: '返金額が、この決済の請求金額({amount})を超えています。',
    en: 'The refunded amount is more than this payment’s ({amount}).',
  },
  last_billed_over_payment: {
    ja: '最終金額が、この決済の請求金額({amount})を超えています。',
    en: 'The last amount is more than this payment’s ({amount}).',
  },
  last_billed_before_payment: {
    ja: '最終課金日が、この決済の日({on})より前です。',
    en: 'The last billing lies before this payment ({on}).',
  },
  billed_after_cancellation: {
    ja: '最終課金日が、解約日({on})より後です。',
    en: 'The last billing lies after the cancellation ({on}).',
  },
  acted_before_purchase: {
    ja: '対応日が、この取引の日({on})より前です。',
    en: 'The day of the measure lies before the purchase ({on}).',
  },
  cancelled_before_purchase: {
    ja: '解約日が、この取引の日({on})より前です。',
    en: 'The cancellation lies before the purchase ({on}).',
  },
  suspended_before_purchase: {
    ja: 'アカウント停止等の対応日が、この取引の日({on})より前です。',
    en: 'The account’s suspension lies before the purchase ({on}).',
  },
  replied_before_purchase: {
    ja: 'エンドユーザーへの連絡日が、この取引の日({on})より前です。',
    en: 'The reply to the customer lies before the purchase ({on}).',
  },
  order_cancelled: {
    ja: '対応状況が「キャンセル」の受注です。売上を確定すると、お客様に請求されます。',
    en: 'This order is cancelled. Capturing its payment charges the buyer.',
  },
  same_as_before: {
    ja: '前回の回答と同じ内容です。再オープンの理由をご確認のうえ、訂正が不要な場合のみ、そのまま登録してください。',
    en: 'The answer is the same as the one before. Please read why the case was reopened, and register it only if nothing is to be corrected.',
  },
} as const satisfies Record<string, Label>;

export type WarningCode = keyof typeof WARNINGS;
export const WARNING_CODES = Object.keys(WARNINGS) as readonly WarningCode[];

/** The sentence for a warning in a language. */
export function warningText({ code, params = {} }: Pick<Warning, 'code' | 'params'>, language: Language): string {
  const { on = '', amount = 0 } = params;
  const yen = amount.toLocaleString('en-US');
  return WARNINGS[code][language]
    .replace('{on}', language === 'ja' ? on.replaceAll('-', '/') : on)
    .replace('{amount}', language === 'ja' ? `${yen}円` : `¥${yen}`);
}

export function warning(pointer: string, code: WarningCode, params?: WarningParams): Warning {
  return { code, pointer, message: warningText({ code, params }, 'ja'), ...(params && { params }) };
}
