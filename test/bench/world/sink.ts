import { createServer, type Socket } from 'node:net';

/**
 * An SMTP server that accepts everything and records only the time: it costs so little that the senders are measured,
 * not the server.
 */
export interface Sink {
  readonly url: string;
  readonly port: number;
  /** When each mail was accepted since the last `forget`, in milliseconds. */
  readonly takenAt: readonly number[];
  forget(): void;
  /** Resolves when `count` mails were accepted since the last `forget`. */
  taken(count: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startSink(): Promise<Sink> {
  const takenAt: number[] = [];
  const sockets = new Set<Socket>();
  let waiting: { count: number; resolve: () => void } | undefined;
  const take = () => {
    takenAt.push(performance.now());
    if (waiting && takenAt.length >= waiting.count) waiting.resolve();
  };
  const server = createServer((socket) => converse(socket, sockets, take));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  return {
    port,
    takenAt,
    url: `smtp://127.0.0.1:${port}`,
    forget: () => void (takenAt.length = 0),
    taken: (count) => new Promise((resolve) => (takenAt.length >= count ? resolve() : (waiting = { count, resolve }))),
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

/** RFC 5321 as far as nodemailer uses it: every command is answered, a content ends with a line that is a dot. */
function converse(socket: Socket, sockets: Set<Socket>, take: () => void): void {
  let text = '';
  let inContent = false;
  sockets.add(socket.setNoDelay(true));
  socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (let end = endOf(text, inContent); end > 0; end = endOf(text, inContent)) {
      const command = inContent ? '' : text.slice(0, 4).toUpperCase();
      text = text.slice(end);
      if (inContent) take();
      inContent = command === 'DATA';
      socket.write(inContent ? '354 go on\r\n' : command === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    }
  });
}

/** The position after the next command, or after the content that is being sent; 0 = incomplete. */
function endOf(text: string, inContent: boolean): number {
  const mark = inContent ? '\r\n.\r\n' : '\r\n';
  const found = text.indexOf(mark);
  return found < 0 ? 0 : found + mark.length;
}
