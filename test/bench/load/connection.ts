import { connect, type Socket } from 'node:net';

export interface Answered {
  readonly status: number;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: *(\d+)/i;

/**
 * One keep-alive connection that implements only as much HTTP as the measured servers need: on two cores each cycle of
 * a more comfortable client would be missing for the server.
 */
export class Connection {
  private received: Buffer = Buffer.alloc(0);
  private resolve?: (answer: Answered) => void;
  private reject?: (error: Error) => void;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', (error) => this.reject?.(error));
    socket.on('close', () => this.reject?.(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket))).once('error', reject);
    });
  }

  /** Sends one request at a time. */
  send(request: Buffer): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.reject = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length ? Buffer.concat([this.received, chunk]) : chunk;
    const headEnd = this.received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const length = LENGTH.exec(head)?.[1];
    if (length === undefined) return this.reject?.(new Error(`an answer without length: ${head.slice(0, 60)}`));
    const end = headEnd + HEAD_END.length + Number(length);
    if (this.received.length < end) return;
    const body = this.received.subarray(headEnd + HEAD_END.length, end);
    this.received = this.received.subarray(end);
    this.resolve?.({ status: Number(head.slice(9, 12)), body });
  }
}
