import { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

/** Pool and TypeORM listen to a connection by turns, and between their turns nobody does: an error that nobody hears ends the process. Whoever asks next is told. */
export class QuietClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** What is written at the same moment leaves in one packet: at a server, each packet would be a wait of its own. */
export class GatheringSocket extends Socket {
  private isGathering = false;

  // One of a stream's forms of the call; node-postgres uses no other.
  override write(chunk: string | Uint8Array, ...rest: never[]): boolean {
    this.gather();
    return super.write(chunk, ...rest);
  }

  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    this.cork();
    process.nextTick(() => {
      this.isGathering = false;
      this.uncork();
    });
  }
}
