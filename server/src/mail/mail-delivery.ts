import { Injectable, Logger } from '@nestjs/common';
import type { ClaimedMail } from './mail-queue.service';
import { MessageWriter } from './rendering/message-writer';
import { DeliveryError, type FailureKind, MailTransport, type Message } from './transport/mail-transport';

/** The outcome of a claimed mail; `superseded`: it is no longer true; `not_begun`: it was left for later. */
export interface Outcome {
  readonly mail: ClaimedMail;
  readonly result: 'sent' | 'superseded' | 'unwritable' | 'not_begun' | FailureKind;
  readonly reason?: string;
}

/** No mail is started later than this after the claim, so that a batch ends well before its claim does. */
const BEGIN_WITHIN_MS = 60_000;

/** Renders and sends claimed mails, a few in parallel and outside any transaction. */
@Injectable()
export class MailDelivery {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly writer: MessageWriter,
    private readonly transport: MailTransport,
  ) {}

  /**
   * Returns one outcome per mail. Starts no further mail once the server turns out to be unavailable or `isStopping`.
   */
  async deliver(mails: readonly ClaimedMail[], isStopping: () => boolean): Promise<Outcome[]> {
    const beginBefore = performance.now() + BEGIN_WITHIN_MS;
    const outcomes: Outcome[] = [];
    const waiting = [...mails];
    const mayBegin = () => !isStopping() && performance.now() < beginBefore && !unreached(outcomes);
    const lane = async () => {
      for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
        outcomes.push(mayBegin() ? await this.deliverOne(mail) : { mail, result: 'not_begun' });
      }
    };
    await Promise.all(Array.from({ length: this.transport.atOnce }, lane));
    return outcomes;
  }

  private async deliverOne(mail: ClaimedMail): Promise<Outcome> {
    const message = this.write(mail);
    if (message instanceof Error) return { mail, result: 'unwritable', reason: message.message };
    return message ? this.send(mail, message) : { mail, result: 'superseded' };
  }

  private write(mail: ClaimedMail): Message | Error | null {
    try {
      return this.writer.write(mail);
    } catch (error) {
      this.logger.error(`Mail ${mail.id} (${mail.template}) cannot be written: ${(error as Error).message}`);
      return error as Error;
    }
  }

  private async send(mail: ClaimedMail, message: Message): Promise<Outcome> {
    try {
      await this.transport.send(message);
      return { mail, result: 'sent' };
    } catch (error) {
      const failure = error instanceof DeliveryError ? error : new DeliveryError('lost', 'unknown failure');
      if (failure.kind === 'refused')
        this.logger.warn(`Mail ${mail.id} (${mail.template}) is refused for good: ${failure.message}`);
      return { mail, result: failure.kind, reason: failure.message };
    }
  }
}

/**
 * Why the mail server counts as unavailable: attempts failed to reach it, and it replied to none. undefined: it is
 * available.
 */
export function unreached(outcomes: readonly Outcome[]): string | undefined {
  if (outcomes.some(({ result }) => result === 'sent' || result === 'deferred' || result === 'refused'))
    return undefined;
  return outcomes.find(({ result }) => result === 'away' || result === 'lost')?.reason;
}
