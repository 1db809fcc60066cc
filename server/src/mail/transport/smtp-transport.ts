import { createTransport, type Transporter } from 'nodemailer';
import { DeliveryError, MailTransport, type Message } from './mail-transport';
import { smtpFailure } from './smtp-failure';

/**
 * Defaults; each of them may be set by a parameter of SMTP_URL (`smtp://host:25?socketTimeout=20000`, milliseconds).
 */
const DEFAULTS = { maxConnections: 5, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** A server that replies in very small pieces is never silent for long enough to reach the socket's timeout. */
const LONGEST_SEND_MS = 120_000;
/** RFC 3834 and its older counterpart: they ask for no automatic replies. */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** Hands messages to the server that SMTP_URL names, over a few connections that stay open. */
export class SmtpTransport extends MailTransport {
  readonly atOnce = DEFAULTS.maxConnections;
  private readonly server: Transporter;
  private closed = false;

  constructor(url: string) {
    super();
    this.server = createTransport({
      ...DEFAULTS,
      url,
      pool: true,
      maxMessages: Infinity,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ messageId, conversation, about, from, to, subject, text, html, date }: Message): Promise<void> {
    // An address object is never parsed as a list, whatever it contains.
    const headers = { ...HEADERS, 'X-Entity-Ref-ID': about };
    const content = {
      messageId,
      inReplyTo: conversation,
      references: conversation,
      from,
      to: { name: '', address: to },
      subject,
      text,
      html,
      date,
      headers,
    };
    await this.speak(() => this.server.sendMail({ ...content, signal: AbortSignal.timeout(LONGEST_SEND_MS) }));
  }

  async checkReachable(): Promise<void> {
    await this.speak(() => this.server.verify());
  }

  /** Closes by force: otherwise the pool would wait for a message that the server is stalling. */
  close(): void {
    this.closed = true;
    this.server.close({ force: true });
  }

  private async speak(conversation: () => Promise<unknown>): Promise<void> {
    try {
      await conversation();
    } catch (error) {
      throw this.failureOf(error);
    }
  }

  /** A failure that we caused by aborting says nothing about the message, and must not use up its last attempt. */
  private failureOf(error: unknown): DeliveryError {
    const failure = error instanceof DeliveryError ? error : smtpFailure(error);
    const isReply = failure.kind === 'refused' || failure.kind === 'deferred';
    return this.closed && !isReply ? new DeliveryError('away', 'broken off') : failure;
  }
}
