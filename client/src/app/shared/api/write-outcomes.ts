import { Injectable, InjectionToken, inject, signal } from '@angular/core';
import type { Current } from '@contract';
import { ApiProblem } from './api-problem';

/** How to find out from a resource whether a write to it was carried out. */
export interface LookUp<T> {
  /** Reads the resource as it is now. */
  readonly ask: () => Promise<T>;
  /** Whether the resource shows the result of the write. */
  readonly arrived: (now: T) => boolean;
  /** Whether the resource is still as the person's page showed it. */
  readonly unchanged: (now: T) => boolean;
  /**
   * `arrived` recognises the person's own write by its content. A conflict may then turn out to be an earlier attempt
   * whose reply was lost.
   */
  readonly byContent?: true;
}

/** `earlier`: the write was carried out although its reply was lost; `now` is what the look-up read. */
export type Written<R, T> = { readonly earlier: false; readonly now: R } | { readonly earlier: true; readonly now: T };

/** Milliseconds before each look-up: the network may return, and a write that is still running may finish. */
export const LOOK_UP_PAUSES = new InjectionToken<readonly number[]>('pauses between look-ups', {
  factory: () => [0, 1_500, 3_000],
});

/**
 * Sends every write of the portal. When its reply is lost (no connection, a time limit, a proxy that answers for the
 * server), it is unknown whether the write was carried out. In that case the resource is read, and its content decides.
 */
@Injectable({ providedIn: 'root' })
export class WriteOutcomes {
  private readonly pauses = inject(LOOK_UP_PAUSES);
  private readonly asking = signal(0);
  /** Whether a look-up is running: the page then explains the delay. */
  readonly lookingUp = this.asking.asReadonly();

  /**
   * Sends a write, once.
   * Rejects with an ApiProblem: the server's refusal; or, after a lost reply, `version_conflict` where the resource was
   * changed in another way, `not_arrived` where nothing has happened so far, `outcome_unknown` where nothing could be
   * read or no look-up was given.
   */
  async send<R, T = R>(write: () => Promise<R>, lookUp?: LookUp<T>): Promise<Written<R, T>> {
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
        if (now && !lookUp.unchanged(now))
          throw new ApiProblem('version_conflict', status, [], null, [], now as T & Current);
      }
      throw new ApiProblem(now ? 'not_arrived' : 'outcome_unknown', status);
    } finally {
      this.asking.update((count) => count - 1);
    }
  }
}
