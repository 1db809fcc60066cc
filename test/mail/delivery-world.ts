import type { DataSource } from 'typeorm';
import type { MailState } from '../../server/contract/src';
import { DeliverMailsTask } from '../../server/src/mail/deliver-mails.task';
import { sent } from '../support/cases/intake';
import { SmtpSink } from '../support/portal/smtp-sink';
import { type Portal, startPortal } from '../support/portal/start-portal';

export interface MailRow {
  readonly id: string;
  readonly recipient: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly next_attempt_at: Date;
}

/** Contacts of service 001 of merchant 12345. */
export const ONE = 'notify-one@example.jp';
export const TWO = 'notify-two@example.jp';

/** A portal that delivers its mails to the test's own SMTP server. */
export class DeliveryWorld {
  private constructor(
    readonly sink: SmtpSink,
    readonly portal: Portal,
  ) {}

  /** @param smtpUrl Changes the server's URL before the portal gets it. */
  static async start(smtpUrl = (url: string) => url): Promise<DeliveryWorld> {
    const sink = await SmtpSink.start();
    return new DeliveryWorld(sink, await startPortal({ SMTP_URL: smtpUrl(sink.url) }));
  }

  async stop(): Promise<void> {
    await this.portal.stop();
    await this.sink.goAway();
  }

  /** Creates a case by an acquirer's request, and delivers its mails as far as the server accepts them. */
  async newCase(): Promise<string> {
    const { caseNumber } = await sent(this.portal);
    await this.deliver();
    return caseNumber;
  }

  async deliver(): Promise<void> {
    await this.portal.app.get(DeliverMailsTask, { strict: false }).run();
  }

  /** Rows of a case's mails, by recipient. */
  async mails(caseNumber: string): Promise<MailRow[]> {
    return mailsOf(this.portal.database, caseNumber);
  }

  async mail(caseNumber: string, recipient: string): Promise<MailRow> {
    const found = (await this.mails(caseNumber)).find((mail) => mail.recipient === recipient);
    if (!found) throw new Error(`no mail to ${recipient}`);
    return found;
  }
}

function mailsOf(database: DataSource, caseNumber: string): Promise<MailRow[]> {
  return database.query(
    `SELECT m.id, recipient, state, attempts, last_error, next_attempt_at FROM outgoing_mails m
     JOIN support_cases c ON c.merchant_id = m.merchant_id AND c.id = m.case_id WHERE c.case_number = $1 ORDER BY recipient`,
    [caseNumber],
  );
}
