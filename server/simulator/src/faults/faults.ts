/**
 * What goes wrong on the way back, or before anything happened. `silence`: no answer at all; `drop`: the connection breaks;
 * `half`: the answer breaks off; `wrong_hash`, `wrong_encoding`, `server_error` (HTTP 503): an answer that can't be believed;
 * `slow`: the right answer after `delayMs`; `refuse`: NG with `code`.
 */
export const FAULT_KINDS = [
  'silence',
  'drop',
  'half',
  'wrong_hash',
  'wrong_encoding',
  'server_error',
  'slow',
  'refuse',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Whether the request takes effect all the same. */
  readonly applied: boolean;
  /** Only for requests with this id, as `ST02-00201-101`; left out: for any. */
  readonly request?: string;
  /** How many requests it hits; left out: one. */
  readonly times?: number;
  readonly delayMs?: number;
  /** The provider's code of 8 characters. */
  readonly code?: string;
}

/** Faults by chance, the same for the same seed. `probability`: 0 to 1. */
export interface Chance {
  readonly seed: number;
  readonly probability: number;
  /** Left out: all but `slow` and `refuse`. */
  readonly kinds?: readonly FaultKind[];
}

const UNBELIEVABLE: readonly FaultKind[] = ['silence', 'drop', 'half', 'wrong_hash', 'wrong_encoding', 'server_error'];

/** Faults that lie in wait for requests. */
export class Faults {
  private waiting: { fault: Fault; left: number }[] = [];
  private chance: { random: () => number; probability: number; kinds: readonly FaultKind[] } | null = null;

  add(...faults: Fault[]): void {
    this.waiting.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })));
  }

  byChance({ seed, probability, kinds = UNBELIEVABLE }: Chance): void {
    this.chance = { random: randomOf(seed), probability, kinds };
  }

  clear(): void {
    this.waiting = [];
    this.chance = null;
  }

  /** The fault that hits a request with this id; it is used up by this. */
  next(requestId: string | undefined): Fault | null {
    const found = this.waiting.find(({ fault }) => fault.request === undefined || fault.request === requestId);
    if (!found) return this.drawn();
    if (--found.left === 0) this.waiting = this.waiting.filter((one) => one !== found);
    return found.fault;
  }

  private drawn(): Fault | null {
    if (!this.chance) return null;
    const { random, probability, kinds } = this.chance;
    if (random() >= probability) return null;
    return { kind: kinds[Math.floor(random() * kinds.length)]!, applied: random() < 0.5 };
  }
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
