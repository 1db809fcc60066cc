import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Client, type ClientConfig, type QueryConfig } from 'pg';

/**
 * A connection that was given more would keep them all in the server's memory. Pages of lists have a share of their own, and beyond it are planned at
 * each call: there are more combinations of filters than that, and who goes through them must not have everybody's other statements planned anew.
 */
const MOST_PAGES = 250;
const MOST_OTHERS = 250;
const NAME_LENGTH = 32;

/** node-postgres' connection, or PGlite's in its place; their types say nothing of it. */
interface Wire {
  readonly connection: { readonly stream: Partial<Pick<Writable, 'cork' | 'uncork'>> };
}

const pages = new Map<string, string>();
const others = new Map<string, string>();

/** At the beginning of a statement with a LIMIT: one plan is good for all values. A spec on plans holds it to that. */
export const KEEPS_PLAN = '/* keeps its plan */ ';

/**
 * Whether a statement is planned once, and not at every call. Not without saying so where there is a LIMIT of more than 1: which plan is best for a
 * page depends on whose page it is, and how much of it a filter leaves.
 */
export function keepsPlan(text: string): boolean {
  return text.startsWith(KEEPS_PLAN) || !/\bLIMIT\b(?! 1$)|^EXPLAIN/.test(text);
}

/** A connection whose statements keep a name, and with it their plan. */
export class NamingClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    // Pool and TypeORM listen by turns, and between their turns nobody does: an error that nobody hears ends the process. Whoever asks next is told.
    this.on('error', () => undefined);
  }

  // @ts-expect-error -- one of node-postgres' many forms of a call; all others go on as they came
  override query(text: unknown, values?: unknown, callback?: unknown): unknown {
    this.gather();
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    if (name === undefined) return super.query(text as string, values as unknown[], callback as never);
    return super.query({ name, text, values } as QueryConfig, callback as never);
  }

  /** What is asked in one go leaves in one write: at a server each would be a wait of its own. The embedded database has no stream to hold back. */
  private gather(): void {
    const { stream } = (this as unknown as Wire).connection;
    stream.cork?.();
    process.nextTick(() => stream.uncork?.());
  }
}

/** undefined = it is planned at each call. */
export function nameOf(text: string): string | undefined {
  const [names, most] = text.startsWith(KEEPS_PLAN) ? [pages, MOST_PAGES] : [others, MOST_OTHERS];
  const known = names.get(text);
  if (known !== undefined || names.size >= most || !keepsPlan(text)) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);
  names.set(text, name);
  return name;
}
