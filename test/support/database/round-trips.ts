import type { Socket } from 'node:net';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

interface PooledClient {
  readonly connection: { readonly stream: Socket };
}

/**
 * Counts the round trips to a database server: on each connection, how often something was sent after a response had
 * arrived. Statements that are sent together count once.
 */
export class RoundTrips {
  private count = 0;

  constructor({ driver }: DataSource) {
    const pool = (driver as unknown as { master: Pool & { readonly _clients: PooledClient[] } }).master;
    for (const client of pool._clients) this.watch(client);
    pool.on('connect', (client) => this.watch(client as unknown as PooledClient));
  }

  /** The minimum over several runs of `call`: the portal's own tasks send queries in between. */
  async fewest(call: () => Promise<unknown>, tries = 5): Promise<number> {
    let fewest = Infinity;
    for (let i = 0; i < tries; i++) {
      this.count = 0;
      await call();
      fewest = Math.min(fewest, this.count);
    }
    return fewest;
  }

  private watch({ connection: { stream } }: PooledClient): void {
    let isAnswered = true;
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (...args: unknown[]) => {
      if (isAnswered) this.count++;
      isAnswered = false;
      return write(...args);
    };
    stream.on('data', () => (isAnswered = true));
  }
}
