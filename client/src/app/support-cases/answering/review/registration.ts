import { Injectable, inject, signal } from '@angular/core';
import { type AnswerInput, type CaseDetail, type FieldError, isOpen } from '@contract';
import { ApiProblem } from '../../../shared/api/api-problem';
import { PortalApi } from '../../../shared/api/portal-api';
import { saysTheSame } from './says-the-same';

/** What became of an attempt to register an answer. */
export type Outcome =
  | { readonly kind: 'registered'; readonly supportCase: CaseDetail; readonly earlier: boolean }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'conflict'; readonly supportCase: CaseDetail }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/** Registers an answer once, whatever fingers and network do. One instance per page. */
@Injectable()
export class Registration {
  private readonly api = inject(PortalApi);
  private readonly running = signal(false);
  readonly busy = this.running.asReadonly();

  /** @returns null while an attempt is under way already. */
  async register(caseNumber: string, answer: AnswerInput): Promise<Outcome | null> {
    if (this.running()) return null;
    this.running.set(true);
    try {
      return { kind: 'registered', supportCase: await this.api.answer(caseNumber, answer), earlier: false };
    } catch (failure) {
      return await this.outcomeOf(ApiProblem.from(failure), caseNumber, answer);
    } finally {
      this.running.set(false);
    }
  }

  private async outcomeOf(problem: ApiProblem, caseNumber: string, answer: AnswerInput): Promise<Outcome> {
    if (problem.code === 'invalid_fields') return { kind: 'refused', errors: problem.errors };
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
  if (supportCase.status === 'closed_answered' && latest && saysTheSame(latest, answer)) return { kind: 'registered', supportCase, earlier: true };
  return isOpen(supportCase.status) ? { kind: 'failed', problem } : { kind: 'conflict', supportCase };
}
