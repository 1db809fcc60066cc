const SECOND_MS = 1_000;

/**
 * Lets `perSecond` calls a second through for each key, and `burst` at once after a pause. It keeps one number a key: the moment
 * at which its bucket is full again (the generic cell rate algorithm). Limiters that count in windows let twice the rate through.
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

  /** Takes a token: 0 if there was one, else the whole seconds after which there is one again. */
  take(key: string): number {
    const now = this.now();
    const fullAt = Math.max(now, this.fullAt.get(key) ?? 0) + this.interval;
    const wait = fullAt - now - this.capacityMs;
    // Sums of fractions are a little off: less than a microsecond is no wait.
    if (wait > 0.001) return Math.ceil(wait / SECOND_MS);
    this.fullAt.set(key, fullAt);
    return 0;
  }
}
