import { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

/**
 * The pool and TypeORM listen for a connection's errors in turns; between their turns nobody does, and an unhandled
 * error event would end the process. This client ignores such errors; the next statement on the connection fails with
 * the reason.
 */
export class QuietClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** Data that is written at the same moment is sent in one packet: with a server, each packet would add a wait. */
export class CorkingSocket extends Socket {
  private isCorked = false;

  // Only one of the overloads of a stream's write; node-postgres uses no other.
  override write(chunk: string | Uint8Array, ...rest: never[]): boolean {
    this.corkUntilNextTick();
    return super.write(chunk, ...rest);
  }

  private corkUntilNextTick(): void {
    if (this.isCorked) return;
    this.isCorked = true;
    this.cork();
    process.nextTick(() => {
      this.isCorked = false;
      this.uncork();
    });
  }
}
