/**
 * What fails: the response, or the request itself. `silence`: no response; `drop`: the connection is closed; `half`:
 * the response is cut off; `wrong_hash`, `wrong_encoding`, `server_error` (HTTP 503): an unusable response; `slow`: the
 * right response after `delayMs`; `refuse`: NG with `code`.
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
  /** Only for requests with this id, such as `ST02-00201-101`; default: any. */
  readonly request?: string;
  /** The number of requests that fail; default: one. */
  readonly times?: number;
  readonly delayMs?: number;
  /** The provider's code of 8 characters. */
  readonly code?: string;
}

/** Random faults, the same for the same seed. `probability`: 0 to 1. */
export interface Chance {
  readonly seed: number;
  readonly probability: number;
  /** Default: all but `slow` and `refuse`. */
  readonly kinds?: readonly FaultKind[];
}

const UNBELIEVABLE: readonly FaultKind[] = ['silence', 'drop', 'half', 'wrong_hash', 'wrong_encoding', 'server_error'];

/** Faults that apply to the next matching requests. */
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

  /** Returns the fault for a request with this id and counts it as used. */
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
