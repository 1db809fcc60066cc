const SECOND_MS = 1_000;

/**
 * Allows `perSecond` calls a second for each key, and after a pause a burst of `burst` calls. It stores one number per
 * key: the moment at which its bucket is full again (the generic cell rate algorithm). Limiters that count in windows
 * allow twice the rate.
 */
export class TokenBucket {
  private readonly fullAt = new Map<string, number>();
  private readonly interval: number;
  private readonly capacityMs: number;

  /** `now`: milliseconds of a clock that never runs backwards. */
  constructor(
    { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
    private readonly now = () => performance.now(),
  ) {
    this.interval = SECOND_MS / perSecond;
    this.capacityMs = burst * this.interval;
  }

  /** Takes a token: returns 0 if there was one, otherwise the whole seconds until there is one. */
  take(key: string): number {
    const now = this.now();
    const fullAt = Math.max(now, this.fullAt.get(key) ?? 0) + this.interval;
    const wait = fullAt - now - this.capacityMs;
    // Sums of fractions are slightly inexact: less than a microsecond is no wait.
    if (wait > 0.001) return Math.ceil(wait / SECOND_MS);
    this.fullAt.set(key, fullAt);
    return 0;
  }
}
