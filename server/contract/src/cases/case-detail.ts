import type { AnswerInput } from '../answer/answer';
import type { AnswerDefaults, Earlier } from './case-order';
import type { CaseStatus } from '../categories';
import type { OrderDetail } from '../orders/orders-api';
import type { HistoryEntry, MailView } from './case-history';
import type { PaymentInformation } from './payment-information';
import type { CaseSummary, RegisteredAnswerView, Reopening } from './portal-api';
import type { WarningCode } from '../values/warning';

/** 案件管理票: everything about one case that its reader may see. */
export interface CaseDetail extends CaseSummary {
  /**
   * Increases with each change of what the sheet shows, except of its order; a write names the version that was seen
   * (spec 9.1).
   */
  readonly version: number;
  readonly summary: string | null;
  readonly supplementaryNote: string | null;
  readonly acquirerName: string;
  readonly payment: PaymentInformation;
  /** Found by トラッキングID, otherwise by order number; null where the portal has no such order. */
  readonly order: OrderDetail | null;
  readonly earlier: Earlier;
  /** The parts of an answer known from the order; null without an order, and where this user can't answer now. */
  readonly answerDefaults: AnswerDefaults | null;
  /** The latest first. */
  readonly answers: readonly RegisteredAnswerView[];
  readonly reopenings: readonly Reopening[];
  readonly withdrawal: { readonly reason: string; readonly withdrawnAt: string } | null;
  /** The latest first. */
  readonly history: readonly HistoryEntry[];
  /** Mails about this case and their state, for support; null for a merchant's users. */
  readonly mails: readonly MailView[] | null;
  /** The contact desk of the service's last answer, offered as a default. */
  readonly contactDeskDefault: Readonly<Record<string, string>> | null;
  /** The default deadline of a correction; null where this user can't reopen the case. */
  readonly reopeningDueOn: string | null;
  /** What this user may do now. */
  readonly allowed: { readonly answer: boolean; readonly reopen: boolean };
}

/** The confirmation of a registered answer; it does not contain the case, which is read separately. */
export interface AnswerReceipt {
  readonly caseNumber: string;
  readonly status: CaseStatus;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly registeredAt: string;
}

/** An answer as the portal's form sends it; other APIs accept a plain AnswerInput. */
export interface AnswerRegistration extends AnswerInput {
  /** The version of the case for which the answer was written. */
  readonly version: number;
  /** Codes of the warnings that a person has confirmed; if one is missing: 409 `warnings_unconfirmed`. */
  readonly acknowledgedWarnings?: readonly WarningCode[];
}
