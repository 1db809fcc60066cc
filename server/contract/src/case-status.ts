import type { Label } from './label';

export const CASE_STATUSES = ['received', 'reopened', 'closed_answered', 'closed_withdrawn', 'closed_expired'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const CASE_STATUS_LABELS: Record<CaseStatus, Label> = {
  received: { ja: '依頼受領', en: 'Received' },
  reopened: { ja: '再オープン:回答訂正待ち', en: 'Reopened: correction awaited' },
  closed_answered: { ja: 'クローズ:回答実行済', en: 'Closed: answered' },
  closed_withdrawn: { ja: 'クローズ:依頼取下げ', en: 'Closed: request withdrawn' },
  closed_expired: { ja: 'クローズ:期限経過', en: 'Closed: deadline passed' },
};

/** The states in which the merchant still owes an answer. */
export const OPEN_STATUSES = ['received', 'reopened'] as const satisfies readonly CaseStatus[];

export function isOpen(status: CaseStatus): boolean {
  return (OPEN_STATUSES as readonly CaseStatus[]).includes(status);
}

/** 依頼カテゴリ. A category is data: the portal's siblings (チャージバック …) are further rows, not further code. */
export const CASE_CATEGORIES = ['usage_inquiry_and_cancellation'] as const;
export type CaseCategory = (typeof CASE_CATEGORIES)[number];

export const CASE_CATEGORY_LABELS: Record<CaseCategory, Label> = {
  usage_inquiry_and_cancellation: { ja: '利用照会・代行解約', en: 'Usage inquiries and cancellations' },
};
