import { Injectable, inject, signal } from '@angular/core';
import { type AnswerInput, type CaseDetail, type FieldError, type OrderWarning, type OrderWarningCode, isOpen } from '@contract';
import { ApiProblem } from '../../../shared/api/api-problem';
import { PortalApi } from '../../../shared/api/portal-api';
import { saysTheSame } from './says-the-same';

/** What became of an attempt to register an answer. */
export type Outcome =
  | { readonly kind: 'registered'; readonly earlier: boolean }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'unconfirmed'; readonly warnings: readonly OrderWarning[] }
  | { readonly kind: 'conflict'; readonly supportCase: CaseDetail }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/** Registers an answer once, whatever fingers and network do. One instance per page. */
@Injectable()
export class Registration {
  private readonly api = inject(PortalApi);
  private readonly running = signal(false);
  readonly busy = this.running.asReadonly();

  /**
   * @param acknowledged what the person has confirmed of the differences from the order.
   * @returns null while an attempt is under way already.
   */
  async register(caseNumber: string, answer: AnswerInput, acknowledged: readonly OrderWarningCode[] = []): Promise<Outcome | null> {
    if (this.running()) return null;
    this.running.set(true);
    try {
      const sent = acknowledged.length ? { ...answer, acknowledgedWarnings: acknowledged } : answer;
      await this.api.answer(caseNumber, sent);
      return { kind: 'registered', earlier: false };
    } catch (failure) {
      return await this.outcomeOf(ApiProblem.from(failure), caseNumber, answer);
    } finally {
      this.running.set(false);
    }
  }

  private async outcomeOf(problem: ApiProblem, caseNumber: string, answer: AnswerInput): Promise<Outcome> {
    if (problem.code === 'invalid_fields') return { kind: 'refused', errors: problem.errors };
    if (problem.code === 'warnings_unconfirmed') return { kind: 'unconfirmed', warnings: problem.warnings };
    if (problem.code !== 'invalid_state') return { kind: 'failed', problem };
    try {
      return afterConflict(await this.api.supportCase(caseNumber), answer, problem);
    } catch (failure) {
      return { kind: 'failed', problem: ApiProblem.from(failure) };
    }
  }
}

/** An attempt whose reply was lost on the way did arrive: the latest answer is this one. */
function afterConflict(supportCase: CaseDetail, answer: AnswerInput, problem: ApiProblem): Outcome {
  const latest = supportCase.answers[0];
  if (supportCase.status === 'closed_answered' && latest && saysTheSame(latest, answer)) return { kind: 'registered', earlier: true };
  return isOpen(supportCase.status) ? { kind: 'failed', problem } : { kind: 'conflict', supportCase };
}
