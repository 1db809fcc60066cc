import { HttpErrorResponse } from '@angular/common/http';
import type { Current, FieldError, Warning, Problem, ProblemCode } from '@contract';

/**
 * `unreachable`: no answer arrived, the network or the server is down. `page_not_loaded`: the code of a page could not
 * be loaded although the server answers. For a write whose reply was lost (`WriteOutcomes`): `not_arrived` means not
 * carried out so far, `outcome_unknown` means that it can't be determined.
 */
export type ApiProblemCode = ProblemCode | 'unreachable' | 'page_not_loaded' | 'not_arrived' | 'outcome_unknown';

/** Why a call failed, from the server's problem+json. Every failing call of an API client rejects with one. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ApiProblemCode,
    readonly status: number,
    readonly errors: readonly FieldError[] = [],
    /** From Retry-After; null when the server sent none. */
    readonly retryAfterSeconds: number | null = null,
    /** What has to be confirmed first, with `warnings_unconfirmed`. */
    readonly warnings: readonly Warning[] = [],
    /** The current state, with `version_conflict`. */
    readonly current: Current | null = null,
  ) {
    super(code);
    this.name = 'ApiProblem';
  }

  /**
   * Whether the call may have taken effect although it failed: the connection was lost, possibly in the middle of a
   * successful answer (2xx), or a proxy answered for the server. A refusal (4xx) took no effect, except 408, which is a
   * proxy's time limit.
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

/** A proxy's own answer has no problem+json. */
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
