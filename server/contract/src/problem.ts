import type { CaseDetail } from './cases/case-detail';
import type { FieldError } from './values/field-error';
import type { OrderDetail } from './orders/orders-api';
import type { ServiceSettings } from './payments/payment-settings';
import type { Warning } from './values/warning';

/** Every reason why the server refuses a call, with its HTTP status. */
export const PROBLEM_STATUS = {
  malformed_json: 400,
  malformed_request: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  forbidden: 403,
  csrf_refused: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  invalid_state: 409,
  reference_conflict: 409,
  warnings_unconfirmed: 409,
  version_conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid_fields: 422,
  idempotency_key_reused: 422,
  too_many_attempts: 429,
  rate_limited: 429,
  headers_too_large: 431,
  internal: 500,
  not_ready: 503,
  busy: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/**
 * RFC 9457, `application/problem+json`; `errors` for invalid fields, `warnings` that must be confirmed first, `current`
 * with `version_conflict`.
 */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly warnings?: readonly Warning[];
  readonly current?: Current;
}

/**
 * The current state of what a write was about, returned when its version is not the one that the caller has seen;
 * nothing was changed.
 */
export type Current = CaseDetail | OrderDetail | ServiceSettings;
