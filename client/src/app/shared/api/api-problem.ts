import { HttpErrorResponse } from '@angular/common/http';
import type { Current, FieldError, Warning, Problem, ProblemCode } from '@contract';

/**
 * `unreachable`: no answer came at all, the network or the server is away. `page_not_loaded`: the code of a page did not come, though the server is there. Of a write whose reply was lost (`WriteOutcomes`): `not_arrived`, it was
 * not done so far; `outcome_unknown`, nobody knows.
 */
export type ApiProblemCode = ProblemCode | 'unreachable' | 'page_not_loaded' | 'not_arrived' | 'outcome_unknown';

/** Why a call failed, as the server's problem+json says it; every failing call of an API client rejects with one. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ApiProblemCode,
    readonly status: number,
    readonly errors: readonly FieldError[] = [],
    /** From Retry-After; null when the server named none. */
    readonly retryAfterSeconds: number | null = null,
    /** What has to be confirmed first: with `warnings_unconfirmed`. */
    readonly warnings: readonly Warning[] = [],
    /** How it is now: with `version_conflict`. */
    readonly current: Current | null = null,
  ) {
    super(code);
    this.name = 'ApiProblem';
  }

  /**
   * Whether it may have been done all the same: a connection was lost, also in the middle of a good answer (2xx), or somebody in between answered
   * for the server. A refusal (4xx) says that it was not, but for 408, the time limit of a proxy.
   */
  get leavesOpen(): boolean {
    return this.status < 400 || this.status === 408 || this.status >= 500;
  }

  static from(failure: unknown): ApiProblem {
    if (failure instanceof ApiProblem) return failure;
    if (!(failure instanceof HttpErrorResponse) || failure.status === 0) return new ApiProblem('unreachable', 0);
    const problem = failure.error as Partial<Problem> | null;
    const code = typeof problem?.code === 'string' ? problem.code : codeOf(failure.status);
    return new ApiProblem(
      code,
      failure.status,
      problem?.errors ?? [],
      retryAfter(failure),
      problem?.warnings,
      problem?.current,
    );
  }
}

/** A proxy in between answers without problem+json. */
function codeOf(status: number): ApiProblemCode {
  if (status === 404) return 'not_found';
  if (status === 413) return 'too_large';
  if (status === 429) return 'rate_limited';
  if (status < 400) return 'unreachable';
  return status >= 502 && status <= 504 ? 'not_ready' : 'internal';
}

function retryAfter(failure: HttpErrorResponse): number | null {
  const seconds = Number(failure.headers.get('Retry-After') ?? NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
