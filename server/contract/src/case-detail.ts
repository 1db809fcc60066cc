import type { AnswerInput } from './answer';
import type { AnswerDefaults, Earlier } from './case-order';
import type { CaseStatus } from './categories';
import type { OrderDetail } from './orders-api';
import type {
  CaseSummary,
  HistoryEntry,
  MailView,
  PaymentInformation,
  RegisteredAnswerView,
  Reopening,
} from './portal-api';
import type { WarningCode } from './warning';

/** 案件管理票: everything about one case that its reader may see. */
export interface CaseDetail extends CaseSummary {
  /** Rises with each change of what the sheet shows, of its order apart; a write names the one that was seen (spec 9.1). */
  readonly version: number;
  readonly summary: string | null;
  readonly supplementaryNote: string | null;
  readonly acquirerName: string;
  readonly payment: PaymentInformation;
  /** Found by トラッキングID, else by order number; null where the portal was not told of it. */
  readonly order: OrderDetail | null;
  readonly earlier: Earlier;
  /** What the order tells of the answer; null without an order, and where this user can't answer now. */
  readonly answerDefaults: AnswerDefaults | null;
  /** The latest first. */
  readonly answers: readonly RegisteredAnswerView[];
  readonly reopenings: readonly Reopening[];
  readonly withdrawal: { readonly reason: string; readonly withdrawnAt: string } | null;
  /** The latest first. */
  readonly history: readonly HistoryEntry[];
  /** Mails about this case and their state, for support; null for a merchant's users. */
  readonly mails: readonly MailView[] | null;
  /** Desk of the service's last answer, offered as a default. */
  readonly contactDeskDefault: Readonly<Record<string, string>> | null;
  /** The day that is offered for a correction; null where this user can't reopen the case. */
  readonly reopeningDueOn: string | null;
  /** What this user may do now. */
  readonly allowed: { readonly answer: boolean; readonly reopen: boolean };
}

/** What is said of an answer that was registered; who wants to see the case reads it. */
export interface AnswerReceipt {
  readonly caseNumber: string;
  readonly status: CaseStatus;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly registeredAt: string;
}

/** An answer as the portal's form sends it; other interfaces take an AnswerInput alone. */
export interface AnswerRegistration extends AnswerInput {
  /** The case's that the answer was written for. */
  readonly version: number;
  /** Codes of the warnings that a person has read and confirmed; without all of them: 409 `warnings_unconfirmed`. */
  readonly acknowledgedWarnings?: readonly WarningCode[];
}
