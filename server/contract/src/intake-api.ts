import type { RegisteredAnswer } from './answer';
import type { CaseStatus } from './categories';

/** What an acquirer's system reads back: spec 3.2. The request's shape is `intake/request.dto.ts`, whence OpenAPI is generated. */
export interface IntakeReceipt {
  readonly caseNumber: string;
  readonly status: CaseStatus;
  readonly acquirerReference: string;
  readonly receivedAt: string;
}

export interface IntakeCase {
  readonly caseNumber: string;
  readonly acquirerReference: string;
  readonly status: CaseStatus;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** `YYYY-MM-DD`, Asia/Tokyo. The deadline may be the provider's: an acquirer need not name one. */
  readonly requestedOn: string;
  readonly answerDueOn: string;
  /** ISO 8601, UTC; null unless the request was withdrawn. */
  readonly withdrawnAt: string | null;
  /** Each time that support had the answer of that revision corrected, the latest first. */
  readonly reopenings: readonly { readonly at: string; readonly revision: number }[];
  /** The latest first. */
  readonly answers: readonly RegisteredAnswer[];
  /** Revisions that were registered and cannot be read; there only where there are any. */
  readonly unreadableAnswers?: readonly Pick<RegisteredAnswer, 'revision' | 'registeredAt'>[];
}
