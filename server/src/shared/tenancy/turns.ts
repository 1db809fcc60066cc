import { DomainError } from '../errors/domain-error';

/** As long as the pool itself lets a call wait. */
const WAIT_MS = 10_000;
const BACK_IN_SECONDS = 5;
/** For this long, parties whose wait for a row lock failed get their turns one at a time. */
const SUSPECT_MS = 30_000;
/**
 * Connections that no transaction takes: identifying callers, readiness checks and the job mechanism are served
 * whatever else is waiting.
 */
const KEPT_BACK = 1;

interface Waiting {
  readonly begin: () => void;
}

/**
 * Distributes the connections of the process among the parties whose transactions use them: no party takes all of them,
 * each waiting party gets a turn before another has a second one, and all parties that wait for row locks share one
 * connection.
 */
export class Turns {
  private readonly all: number;
  private readonly most: number;
  private readonly running = new Map<string, number>();
  /** The queues of waiting calls, in the order of turns. */
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly suspects = new Map<string, number>();
  private total = 0;

  /**
   * `connections` of the pool; with one there is nothing to distribute. `now`: milliseconds of a clock that never runs
   * backwards.
   */
  constructor(
    connections: number,
    private readonly now = () => performance.now(),
  ) {
    this.all = connections === 1 ? Infinity : connections - KEPT_BACK;
    this.most = Math.max(1, this.all - 1);
  }

  /** Runs `work` when it is the turn of `whose`. Throws `busy` if the turn does not come. */
  async take<T>(whose: string, work: () => Promise<T>): Promise<T> {
    if (this.waiting.size > 0 || !this.mayBegin(whose)) await this.turnOf(whose);
    else this.begin(whose);
    try {
      return await work();
    } finally {
      this.end(whose);
    }
  }

  /** The party has waited for a row lock. */
  suspect(whose: string): void {
    this.suspects.set(whose, this.now() + SUSPECT_MS);
  }

  private mayBegin(whose: string): boolean {
    const running = this.running.get(whose) ?? 0;
    return this.total < this.all && running < this.most && (!this.isSuspect(whose) || this.runningSuspects() === 0);
  }

  private isSuspect(whose: string): boolean {
    const until = this.suspects.get(whose);
    if (until !== undefined && until <= this.now()) this.suspects.delete(whose);
    return this.suspects.has(whose);
  }

  private runningSuspects(): number {
    return [...this.suspects.keys()]
      .filter((whose) => this.isSuspect(whose))
      .reduce((sum, whose) => sum + (this.running.get(whose) ?? 0), 0);
  }

  private begin(whose: string): void {
    this.total++;
    this.running.set(whose, (this.running.get(whose) ?? 0) + 1);
  }

  private end(whose: string): void {
    this.total--;
    const left = this.running.get(whose)! - 1;
    if (left > 0) this.running.set(whose, left);
    else this.running.delete(whose);
    this.next();
  }

  private turnOf(whose: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.leave(whose, waiting);
        reject(new DomainError('busy', undefined, undefined, BACK_IN_SECONDS));
      }, WAIT_MS);
      const waiting = { begin: () => (clearTimeout(timer), resolve()) };
      const queue = this.waiting.get(whose);
      if (queue) queue.push(waiting);
      else this.waiting.set(whose, [waiting]);
      this.next();
    });
  }

  private leave(whose: string, waiting: Waiting): void {
    const left = this.waiting.get(whose)!.filter((other) => other !== waiting);
    if (left.length) this.waiting.set(whose, left);
    else this.waiting.delete(whose);
  }

  /** A party that had a turn is moved to the end. */
  private next(): void {
    for (const [whose, [first, ...others]] of [...this.waiting]) {
      if (this.total >= this.all) return;
      if (!first || !this.mayBegin(whose)) continue;
      this.waiting.delete(whose);
      if (others.length) this.waiting.set(whose, others);
      this.begin(whose);
      first.begin();
    }
  }
}
