import type { RegisteredAnswer } from '../answer/answer';
import {
  CASE_STATUSES,
  type CaseCategory,
  type CaseStatus,
  type CountColumn,
  type NoticeTypeCode,
} from '../categories';
import type { Deadline } from './deadline';
import type { ListPage } from '../list-page';
import type { Role } from '../roles';

/**
 * The portal's own JSON API under `/api`. Dates are `YYYY-MM-DD` in Asia/Tokyo, instants ISO 8601 in UTC, amounts integer yen.
 *
 *   GET    /api/session                           SessionView; `user` null and `csrfToken` empty while nobody is logged in
 *   POST   /api/session            LoginRequest   201 SessionView | 401 wrong_credentials | 429 too_many_attempts
 *   DELETE /api/session                           204
 *   POST   /api/session/extension                 200 SessionView: 「操作を続ける」
 *   POST   /api/password           PasswordRequest 204 | 422: sets a password by a one-time link's token
 *   GET    /api/case-counts                       CaseCounts
 *   GET    /api/cases?CaseQuery                   CasePage
 *   POST   /api/cases/search                      CaseQuery → 200 CasePage      for a `q` that may identify a person, such as a 顧客ID
 *   GET    /api/cases/:caseNumber                 CaseDetail
 *   POST   /api/cases/:caseNumber/answer          AnswerRegistration → 201 AnswerReceipt | 409 invalid_state | 409 warnings_unconfirmed | 409 version_conflict | 422
 *   POST   /api/cases/:caseNumber/reopening       ReopeningRequest → 201 CaseDetail | 409 | 422   (support)
 *
 * Optimistic locking (spec 9.1): a write names the `version` of what the page showed. If it is missing: 422. If it has
 * changed: 409 `version_conflict`, whose `current` contains the current state; nothing was changed.
 *
 * Unsafe methods need `Content-Type: application/json` (if there is a body), a same-origin `Origin` or `Sec-Fetch-Site`, and,
 * except for login and password, the session's token in `X-CSRF-Token`. Responses to a logged-in user carry
 * `X-Session-Expires-At` (ISO 8601). A request with `X-Background: 1` (polling) does not prolong the session.
 */
export interface SessionView {
  readonly user: SessionUser | null;
  readonly csrfToken: string;
  /** When the session ends unless it is prolonged before; null while nobody is logged in. */
  readonly expiresAt: string | null;
  /** The server's clock, for the portal's countdowns, and today in Asia/Tokyo. */
  readonly now: string;
  readonly today: string;
  readonly portal: { readonly providerName: string; readonly supportEmail: string; readonly demo: boolean };
}

export interface SessionUser {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** null for the provider's support. */
  readonly merchant: { readonly merchantId: string; readonly name: string } | null;
}

export interface LoginRequest {
  readonly userId: string;
  readonly password: string;
}

export interface PasswordRequest {
  readonly token: string;
  readonly password: string;
}

export interface CaseCounts {
  readonly categories: readonly CategoryCounts[];
}

/**
 * The counts of a category's cases; each status defines the columns in which it is counted. `overdue`: the due day has
 * passed; `dueSoon`: at most `DUE_SOON_BUSINESS_DAYS` are left (including today).
 */
export interface CategoryCounts extends Readonly<Record<CountColumn, number>> {
  readonly category: CaseCategory;
}

export const CASE_SORTS = ['answerDueOn', 'requestedOn', 'receivedAt'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];
/** `open` = 回答待ち: the merchant has to act (`AWAITED_STATUSES`). */
export type StatusFilter = 'open' | CaseStatus;
export const STATUS_FILTERS: readonly StatusFilter[] = ['open', ...CASE_STATUSES];
export const DUE_FILTERS = ['overdue', 'soon'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

/**
 * Query of the list; all of it is in the portal's URL. Services, dates and `q` as people type them (spec 9.8); unknown
 * parameters and invalid values return 422.
 */
export interface CaseQuery {
  readonly category?: CaseCategory;
  readonly status?: StatusFilter;
  readonly noticeType?: NoticeTypeCode;
  /** `SID`, or for support `MID-SID`. */
  readonly service?: string;
  /** Only for support: a MID. */
  readonly merchant?: string;
  readonly due?: DueFilter;
  readonly requestedFrom?: string;
  readonly requestedTo?: string;
  /** Equals a 依頼管理番号, トラッキングID, 顧客ID or order number. */
  readonly q?: string;
  readonly sort?: CaseSort;
  readonly order?: 'asc' | 'desc';
  /** Opaque, from a previous page; valid only with the same other parameters, otherwise 422. */
  readonly cursor?: string;
}

export interface CasePage extends ListPage<CaseListItem> {
  /** The services this user may see, for the filter. */
  readonly services: readonly ServiceRef[];
}

export interface ServiceRef {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly serviceId: string;
  readonly serviceName: string;
}

/** A row of the list: its columns beyond what the sheet has, too, are added here. */
export interface CaseListItem extends CaseSummary {
  readonly amount: number;
  readonly customerId: string | null;
}

/** What the list and the sheet both have. */
export interface CaseSummary extends ServiceRef {
  readonly caseNumber: string;
  readonly category: CaseCategory;
  readonly noticeType: NoticeTypeCode;
  readonly status: CaseStatus;
  readonly requestedOn: string;
  readonly receivedAt: string;
  readonly answeredAt: string | null;
  readonly deadline: Deadline;
  /** Whether none of the merchant's users has viewed it yet. */
  readonly unread: boolean;
}

export interface RegisteredAnswerView extends RegisteredAnswer {
  readonly registeredBy: string;
  /** It was registered but can't be decrypted: `sections` and `notHeld` are empty. */
  readonly unreadable?: true;
}

export interface Reopening {
  /** The revision that was reopened. */
  readonly revision: number;
  readonly reason: string;
  readonly reopenedAt: string;
  readonly reopenedBy: string;
  /** The deadline of the correction; null for reopenings that kept the former deadline. */
  readonly answerDueOn: string | null;
}

export interface ReopeningRequest {
  readonly reason: string;
  /**
   * The new due day, from today (or 依頼日) to `REOPENING.mostDays` days later; default: `REOPENING.businessDays` after
   * today.
   */
  readonly answerDueOn?: string;
  /** The version of the case that was seen. */
  readonly version: number;
}
