import { DomainError } from '../domain-error';

/** As long as the pool itself lets a call wait. */
const WAIT_MS = 10_000;
const BACK_IN_SECONDS = 5;
/** For so long whoever has waited for a held row in vain comes in single file. */
const SUSPECT_MS = 30_000;
/** Connections that no transaction takes: who is calling, whether the portal is ready and what the jobs' mechanism asks come through whatever else waits. */
const KEPT_BACK = 1;

interface Waiting {
  readonly begin: () => void;
}

/**
 * Shares the connections of the process out among those whose transactions they are: nobody takes all of them, whoever waits gets a turn before another has
 * a second one, and all who wait for rows that somebody holds have one connection between them.
 */
export class Turns {
  private readonly all: number;
  private readonly most: number;
  private readonly running = new Map<string, number>();
  /** By whose turn it is next. */
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly suspects = new Map<string, number>();
  private total = 0;

  /** `connections` of the pool; with one there is nothing to share out. `now`: milliseconds of a clock that never runs backwards. */
  constructor(
    connections: number,
    private readonly now = () => performance.now(),
  ) {
    this.all = connections === 1 ? Infinity : connections - KEPT_BACK;
    this.most = Math.max(1, this.all - 1);
  }

  /** Does `work` when it is `whose` turn. Throws `busy` where it does not come. */
  async take<T>(whose: string, work: () => Promise<T>): Promise<T> {
    if (this.waiting.size > 0 || !this.mayBegin(whose)) await this.turnOf(whose);
    else this.begin(whose);
    try {
      return await work();
    } finally {
      this.end(whose);
    }
  }

  /** A row that was waited for is held by somebody. */
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

  /** Whoever had a turn comes last the next time. */
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
