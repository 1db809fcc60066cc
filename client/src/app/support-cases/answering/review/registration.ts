import { Injectable, inject, signal } from '@angular/core';
import {
  type AnswerInput,
  type CaseDetail,
  type CaseStatus,
  type FieldError,
  type Warning,
  type WarningCode,
  isSameAnswer,
  statusAfter,
} from '@contract';
import { ApiProblem } from '../../../shared/api/api-problem';
import { SupportCasesApi } from '../../support-cases-api';
import { WriteOutcomes } from '../../../shared/api/write-outcomes';

/** `earlier`: it was registered although its reply was lost. `status`: the case's status since then. */
export interface Registered {
  readonly kind: 'registered';
  readonly earlier: boolean;
  readonly status: CaseStatus;
}

/** The outcome of an attempt to register an answer. */
export type Outcome =
  | Registered
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'unconfirmed'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'conflict'; readonly supportCase: CaseDetail }
  | { readonly kind: 'failed'; readonly problem: ApiProblem };

/** Registers an answer exactly once, despite double clicks and lost replies. Provide one instance per page. */
@Injectable()
export class Registration {
  private readonly api = inject(SupportCasesApi);
  private readonly outcomes = inject(WriteOutcomes);
  private readonly running = signal(false);
  readonly busy = this.running.asReadonly();

  /**
   * @param seen The version of the case for which the answer was written.
   * @param acknowledged The warnings that the person has confirmed.
   * @returns null while another attempt is running.
   */
  async register(
    seen: CaseDetail,
    answer: AnswerInput,
    acknowledged: readonly WarningCode[] = [],
  ): Promise<Outcome | null> {
    if (this.running()) return null;
    this.running.set(true);
    try {
      const request = {
        ...answer,
        version: seen.version,
        ...(acknowledged.length && { acknowledgedWarnings: acknowledged }),
      };
      const { earlier, now } = await this.outcomes.send(() => this.api.answer(seen.caseNumber, request), {
        ask: () => this.api.supportCase(seen.caseNumber),
        arrived: (now) => isAnsweredBy(now, seen, answer),
        unchanged: (now) => now.version === seen.version,
        byContent: true,
      });
      return { kind: 'registered', earlier, status: now.status };
    } catch (failure) {
      return outcomeOf(ApiProblem.from(failure));
    } finally {
      this.running.set(false);
    }
  }
}

function outcomeOf(problem: ApiProblem): Outcome {
  switch (problem.code) {
    case 'invalid_fields':
      return { kind: 'refused', errors: problem.errors };
    case 'warnings_unconfirmed':
      return { kind: 'unconfirmed', warnings: problem.warnings };
    case 'version_conflict':
      return { kind: 'conflict', supportCase: problem.current as CaseDetail };
    default:
      return { kind: 'failed', problem };
  }
}

/** Whether a new answer has the same content. */
function isAnsweredBy(now: CaseDetail, seen: CaseDetail, answer: AnswerInput): boolean {
  const [latest] = now.answers;
  return (
    now.status === statusAfter(seen.category, seen.status, 'answer', 'merchant') &&
    now.answers.length > seen.answers.length &&
    !latest!.unreadable &&
    isSameAnswer(latest!, answer)
  );
}
