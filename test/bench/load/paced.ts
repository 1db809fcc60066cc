import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from './connection';
import type { Contestant, LoadResult } from './load';

const SECOND_MS = 1_000;

/** Sends a fixed number of requests per second, evenly; a connection that waited too long for a response catches up. */
export async function paced(
  { name, ports, next }: Contestant,
  connections: number,
  perSecond: number,
  seconds: number,
): Promise<LoadResult> {
  const [times, startedAt] = [new Map<string, number[]>(), performance.now()];
  const interval = (connections * SECOND_MS) / perSecond;
  await Promise.all(
    Array.from({ length: connections }, async (_, i) => {
      const connection = await Connection.open(ports[i % ports.length]!);
      for (let due = (i * interval) / connections; due < seconds * SECOND_MS; due += interval) {
        await pause(Math.max(0, startedAt + due - performance.now()));
        const { bytes, kind, status } = next();
        const sentAt = performance.now();
        const answer = await connection.send(bytes);
        if (answer.status !== status) throw new Error(`${name}: ${kind} answered ${answer.status}`);
        times.set(kind, [...(times.get(kind) ?? []), performance.now() - sentAt]);
      }
      connection.close();
    }),
  );
  return { seconds: (performance.now() - startedAt) / SECOND_MS, times };
}
