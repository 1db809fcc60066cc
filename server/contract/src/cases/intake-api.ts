import type { RegisteredAnswer } from '../answer/answer';
import type { CaseStatus } from '../categories';

/**
 * What an acquirer's system reads (spec 3.2). `intake/request.dto.ts` defines the request's shape, from which OpenAPI
 * is generated.
 */
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
  /** `YYYY-MM-DD`, Asia/Tokyo. Without a deadline from the acquirer it is the provider's. */
  readonly requestedOn: string;
  readonly answerDueOn: string;
  /** ISO 8601, UTC; null unless the request was withdrawn. */
  readonly withdrawnAt: string | null;
  /** Each reopening of the answer of that revision by support, the latest first. */
  readonly reopenings: readonly { readonly at: string; readonly revision: number }[];
  /** The latest first. */
  readonly answers: readonly RegisteredAnswer[];
  /** Revisions that were registered and cannot be read; present only if there are any. */
  readonly unreadableAnswers?: readonly Pick<RegisteredAnswer, 'revision' | 'registeredAt'>[];
}
