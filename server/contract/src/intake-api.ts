import type { RegisteredAnswer } from './answer';
import type { CaseStatus } from './case-status';

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
  /** The latest first. */
  readonly answers: readonly RegisteredAnswer[];
}
