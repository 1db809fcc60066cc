import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { freePort } from './free-port';

/** A mail as the server received it: the recipient of the envelope, and the content. */
export interface TakenMail {
  readonly recipient: string;
  readonly raw: string;
  readonly content: ParsedMail;
}

/** How the server answers; by default it accepts everything. */
export interface Behaviour {
  /** Reply code to RCPT TO for an address. */
  readonly onRecipient?: (address: string) => number | undefined;
  /** Reply code after DATA for an address; the content is read first. */
  readonly onContent?: (address: string) => number | undefined;
  /** Reads the content and never answers. */
  readonly hangsOn?: (address: string) => boolean;
  readonly onSender?: () => number | undefined;
  readonly onConnect?: () => number | undefined;
}

/** A real SMTP server that stores what it receives. It can go down and come back on the same port. */
export class SmtpSink {
  readonly taken: TakenMail[] = [];
  /** All RCPT commands so far, including refused ones. */
  readonly asked: string[] = [];
  connections = 0;
  behaviour: Behaviour = {};
  /** Awaited before a mail is accepted. */
  holds?: () => Promise<void>;
  /** Resolves when the first mail is being held. */
  readonly holding: Promise<void>;
  private isHolding: () => void = () => undefined;
  private server?: SMTPServer;

  private constructor(readonly port: number) {
    this.holding = new Promise((held) => (this.isHolding = held));
  }

  static async start(): Promise<SmtpSink> {
    const sink = new SmtpSink(await freePort());
    await sink.comeBack();
    return sink;
  }

  /** For SMTP_URL, with timeouts short enough for a test. */
  get url(): string {
    return `smtp://127.0.0.1:${this.port}?socketTimeout=5000&greetingTimeout=5000&connectionTimeout=5000`;
  }

  to(address: string): TakenMail[] {
    return this.taken.filter(({ recipient }) => recipient === address);
  }

  async comeBack(): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      onConnect: (_session, done) => this.connect(done),
      onMailFrom: (_address, _session, done) => done(reply(this.behaviour.onSender?.())),
      onRcptTo: ({ address }, _session, done) => {
        this.asked.push(address);
        done(reply(this.behaviour.onRecipient?.(address)));
      },
      onData: (stream, session, done) => void this.take(stream, session, done),
      onAuth: (_auth, _session, done) => done(reply(535)),
    });
    this.server.on('error', () => undefined); // some tests include a client that aborts
    await new Promise<void>((listening) => this.server!.listen(this.port, '127.0.0.1', listening));
  }

  async goAway(): Promise<void> {
    await new Promise<void>((closed) => (this.server ? this.server.close(() => closed()) : closed()));
    this.server = undefined;
  }

  private connect(done: (error?: Error) => void): void {
    this.connections += 1;
    done(reply(this.behaviour.onConnect?.()));
  }

  private async take(
    stream: NodeJS.ReadableStream,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    if (recipients.some((address) => this.behaviour.hangsOn?.(address))) return;
    if (this.holds) this.isHolding();
    await this.holds?.();
    const code = recipients.map((address) => this.behaviour.onContent?.(address)).find(Boolean);
    if (!code) {
      const content = await simpleParser(raw);
      for (const recipient of recipients) this.taken.push({ recipient, raw: raw.toString('latin1'), content });
    }
    done(reply(code));
  }
}

export function addressesIn(header: ParsedMail['to'] | AddressObject): string[] {
  return [header ?? []].flat().flatMap((object) => object.value.map(({ address }) => address ?? ''));
}

/** A refusal whose text quotes an address, as real servers do. */
function reply(code: number | undefined): Error | undefined {
  return code ? Object.assign(new Error('5.1.1 <somebody@example.jp> not here'), { responseCode: code }) : undefined;
}
