import { Injectable, InjectionToken, inject, signal } from '@angular/core';
import type { Current } from '@contract';
import { ApiProblem } from './api-problem';

/** How the thing that a write changes says what became of that write. */
export interface LookUp<T> {
  /** The thing as it is now. */
  readonly ask: () => Promise<T>;
  /** Whether that is what the write makes of it. */
  readonly arrived: (now: T) => boolean;
  /** Whether it is still as the person saw it. */
  readonly untouched: (now: T) => boolean;
  /** `arrived` knows one's own write by its content: then a conflict may turn out to be an earlier attempt, whose reply was lost. */
  readonly byContent?: true;
}

/** `earlier`: the write had arrived although its reply was lost; `now` is what was found. */
export type Written<R, T> = { readonly earlier: false; readonly now: R } | { readonly earlier: true; readonly now: T };

/** Milliseconds before each question: a network comes back, and what is still under way arrives. */
export const LOOK_UP_PAUSES = new InjectionToken<readonly number[]>('pauses between look-ups', {
  factory: () => [0, 1_500, 3_000],
});

/**
 * Every write goes through here. When its reply is lost (no connection, a time limit, a proxy that answers for the server), nobody knows whether it
 * was done: nothing is claimed, the thing itself is asked, and what it says is told.
 */
@Injectable({ providedIn: 'root' })
export class WriteOutcomes {
  private readonly pauses = inject(LOOK_UP_PAUSES);
  private readonly asking = signal(0);
  /** Something is being looked up: the person is told why it takes so long. */
  readonly lookingUp = this.asking.asReadonly();

  /**
   * Sends a write, once.
   * Rejects with an ApiProblem: the server's refusal; or, after its reply was lost, `version_conflict` where the thing was changed otherwise,
   * `not_arrived` where nothing has happened so far, `outcome_unknown` where nobody could tell, as without a look-up.
   */
  async of<R, T = R>(write: () => Promise<R>, lookUp?: LookUp<T>): Promise<Written<R, T>> {
    try {
      return { earlier: false, now: await write() };
    } catch (failure) {
      const problem = ApiProblem.from(failure);
      const current = problem.current as T | null;
      if (lookUp?.byContent && current && lookUp.arrived(current)) return { earlier: true, now: current };
      if (!problem.leavesOpen) throw problem;
      if (!lookUp) throw new ApiProblem('outcome_unknown', problem.status);
      return { earlier: true, now: await this.found(problem, lookUp) };
    }
  }

  private async found<T>({ status }: ApiProblem, lookUp: LookUp<T>): Promise<T> {
    this.asking.update((count) => count + 1);
    try {
      let now: T | null = null;
      for (const pause of this.pauses) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        now = await lookUp.ask().catch(() => null);
        if (now && lookUp.arrived(now)) return now;
        if (now && !lookUp.untouched(now))
          throw new ApiProblem('version_conflict', status, [], null, [], now as T & Current);
      }
      throw new ApiProblem(now ? 'not_arrived' : 'outcome_unknown', status);
    } finally {
      this.asking.update((count) => count - 1);
    }
  }
}
