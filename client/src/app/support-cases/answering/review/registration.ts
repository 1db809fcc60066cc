import { Injectable, inject, signal } from '@angular/core';
import { type AnswerInput, type Warning, type WarningCode, type CaseDetail, type FieldError, saysTheSame } from '@contract';
import { ApiProblem } from '../../../shared/api/api-problem';
import { PortalApi } from '../../../shared/api/portal-api';

/** What became of an attempt to register an answer. */
export type Outcome =
  | { readonly kind: 'registered'; readonly earlier: boolean }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'unconfirmed'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'conflict'; readonly supportCase: CaseDetail }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/** Registers an answer once, whatever fingers and network do. One instance per page. */
@Injectable()
export class Registration {
  private readonly api = inject(PortalApi);
  private readonly running = signal(false);
  readonly busy = this.running.asReadonly();

  /**
   * @param seen the case as the answer was written for.
   * @param acknowledged the warnings that the person has confirmed.
   * @returns null while an attempt is under way already.
   */
  async register(seen: CaseDetail, answer: AnswerInput, acknowledged: readonly WarningCode[] = []): Promise<Outcome | null> {
    if (this.running()) return null;
    this.running.set(true);
    try {
      await this.api.answer(seen.caseNumber, { ...answer, version: seen.version, ...(acknowledged.length && { acknowledgedWarnings: acknowledged }) });
      return { kind: 'registered', earlier: false };
    } catch (failure) {
      return await this.outcomeOf(ApiProblem.from(failure), seen, answer);
    } finally {
      this.running.set(false);
    }
  }

  /** Where nobody knows what became of it, the case says so. */
  private async outcomeOf(problem: ApiProblem, seen: CaseDetail, answer: AnswerInput): Promise<Outcome> {
    const now = problem.leavesOpen ? await this.api.supportCase(seen.caseNumber).catch(() => null) : null;
    return now && now.version !== seen.version ? afterConflict(now, seen, answer) : outcomeOf(problem, seen, answer);
  }
}

function outcomeOf(problem: ApiProblem, seen: CaseDetail, answer: AnswerInput): Outcome {
  switch (problem.code) {
    case 'invalid_fields': return { kind: 'refused', errors: problem.errors };
    case 'warnings_unconfirmed': return { kind: 'unconfirmed', warnings: problem.warnings };
    case 'version_conflict': return afterConflict(problem.current as CaseDetail, seen, answer);
    default: return { kind: 'failed', problem };
  }
}

/** An attempt whose reply was lost on the way did arrive: a new answer says the very same. */
function afterConflict(now: CaseDetail, seen: CaseDetail, answer: AnswerInput): Outcome {
  const [latest] = now.answers;
  const arrived = now.status === 'closed_answered' && now.answers.length > seen.answers.length && !latest!.unreadable && saysTheSame(latest!, answer);
  return arrived ? { kind: 'registered', earlier: true } : { kind: 'conflict', supportCase: now };
}
