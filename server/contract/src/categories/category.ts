import type { Label } from '../values/label';
import type { SectionSpec } from '../answer/section-spec';

/** The parties that may act on a case; the same words as an actor's kind in the audit log. */
export type Party = 'merchant' | 'acquirer' | 'support' | 'system';

/** What can be done with a case. Each act is one transition. */
export type CaseAct = 'create' | 'answer' | 'reopen' | 'withdraw' | 'expire';

/** Columns of 顧客サポートトップ: cases by status, and those whose 回答期限 has passed or is near. */
export const COUNT_COLUMNS = ['received', 'reopened', 'answered', 'overdue', 'dueSoon'] as const;
export type CountColumn = (typeof COUNT_COLUMNS)[number];

/** What a status means to its reader; it decides the badge and the sentences of the sheet. */
export type StatusMeaning = 'asked' | 'asked_again' | 'answered' | 'withdrawn' | 'expired';

/** One status of a case. A code means the same status in every category that has it. */
export interface StatusEntry {
  /** Begins with `closed_` if and only if the case is closed: the database derives `is_open` from that. */
  readonly code: string;
  readonly label: Label;
  readonly open: boolean;
  /** Who has to act next; null = nobody. */
  readonly turn: Party | null;
  /** The columns in which it is counted. Its 回答期限 runs if `overdue` and `dueSoon` are among them. */
  readonly countedIn: readonly CountColumn[];
  readonly meaning: StatusMeaning;
}

/** A transition from a status to the next; null = the case is new. */
export interface Transition {
  readonly from: readonly (string | null)[];
  readonly act: CaseAct;
  readonly by: readonly Party[];
  readonly to: string;
}

export interface DeadlineRule {
  /** The unit in which the remaining time is shown. The deadline always ends at 24:00 (JST) of the due day. */
  readonly unit: 'businessDays' | 'hours';
  /** When an acquirer states no due day: business days after the later of 依頼日 and the day of receipt. */
  readonly default: number;
  readonly onExpiry: 'stay_open' | 'close' | 'count_as_accepted';
}

/**
 * 依頼カテゴリ as data (spec 10.1): everything that differs between categories, except what each notice type asks for
 * (`NoticeTypeContent`), which is kept separately because lists need not load it.
 */
export interface Category {
  readonly code: string;
  /** As shown on the top page, in the list and on the sheet. */
  readonly label: Label;
  /** The subject and heading of a new case's mail; may differ from the label. */
  readonly mailSubject: string;
  /** `in`: the acquirer or provider asks, the merchant answers. `out`: the merchant asks. */
  readonly direction: 'in' | 'out';
  /** 区分, by the first part of its notice types' codes. */
  readonly noticeKinds: Readonly<Record<string, Label>>;
  /** 種別, by code `<kind>.<reason>`. */
  readonly noticeTypes: Readonly<Record<string, Label>>;
  readonly statuses: readonly StatusEntry[];
  readonly transitions: readonly Transition[];
  readonly deadline: DeadlineRule;
  /** Whether an answer may carry files. */
  readonly attachments: boolean;
  /** The effects of an open case on its order and payment. */
  readonly moneyEffects: readonly ('holdOrder' | 'blockCapture' | 'blockRefund')[];
  /** Code of the category whose case about the same payment it continues. */
  readonly follows: string | null;
}

/** What a notice type says to the merchant, and what it asks for. */
export interface NoticeTypeContent {
  /** The seed's parenthesis, shown beside the label. */
  readonly hint?: Label;
  /** ご依頼事項: what the merchant is asked to do besides answering. */
  readonly guidance: Label;
  /** 主な発生理由: why such a request arises. */
  readonly cause?: Label;
  /** An intake request must contain a supplementary note. */
  readonly needsSupplementaryNote?: true;
  /** The sections that are asked for, in the order of the form. */
  readonly sections: readonly SectionSpec[];
}
