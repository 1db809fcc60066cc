import type { Call } from './call';
import { Connection } from './connection';

/** Where requests are sent, and which one is next. */
export interface Contestant {
  readonly name: string;
  /** Several ports share the connections. */
  readonly ports: readonly number[];
  readonly next: () => Call;
}

export interface LoadResult {
  readonly seconds: number;
  /** The duration of each call in milliseconds, by kind. */
  readonly times: ReadonlyMap<string, readonly number[]>;
}

/**
 * Sends requests for some seconds over connections that each wait for a response before the next request. A wrong
 * response ends the measurement.
 */
export async function load(
  { name, ports, next }: Contestant,
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const open = await Promise.all(
    Array.from({ length: connections }, (_, i) => Connection.open(ports[i % ports.length]!)),
  );
  const times = new Map<string, number[]>();
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  try {
    await Promise.all(open.map((connection) => ask(connection, next, until, times)));
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  } finally {
    for (const connection of open) connection.close();
  }
  return { seconds: (performance.now() - startedAt) / 1_000, times };
}

async function ask(
  connection: Connection,
  next: () => Call,
  until: number,
  times: Map<string, number[]>,
): Promise<void> {
  while (performance.now() < until) {
    const { bytes, kind, status } = next();
    const sentAt = performance.now();
    const answer = await connection.send(bytes);
    const took = performance.now() - sentAt;
    if (answer.status !== status)
      throw new Error(`${kind} answered ${answer.status}: ${answer.body.toString().slice(0, 300)}`);
    const ofKind = times.get(kind);
    if (ofKind) ofKind.push(took);
    else times.set(kind, [took]);
  }
}
