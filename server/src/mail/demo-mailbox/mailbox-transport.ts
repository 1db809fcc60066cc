import { DeliveryError, MailTransport, type Message } from '../transport/mail-transport';
import { MailboxFolder } from './mailbox-folder';

/** Where mails go while no SMTP_URL is set: a folder that the demo shows as a page. */
export class MailboxTransport extends MailTransport {
  /** One after the other: so the oldest are cleared away exactly. */
  readonly atOnce = 1;

  constructor(private readonly mailbox: MailboxFolder) {
    super();
  }

  async send({ id, messageId, to, subject, text, html, date }: Message): Promise<void> {
    await this.orAway(
      this.mailbox.put(MailboxFolder.nameOf(id, date), {
        subject,
        to,
        text,
        html,
        messageId,
        sentAt: date.toISOString(),
      }),
    );
  }

  async checkReachable(): Promise<void> {
    await this.orAway(this.mailbox.names());
  }

  close(): void {
    // Nothing stays open between two mails.
  }

  /** A full or unwritable disk is the demo's way of a mail server being away. */
  private async orAway(work: Promise<unknown>): Promise<void> {
    await work.catch((error: NodeJS.ErrnoException) => {
      throw new DeliveryError('away', error.code ?? 'demo mailbox');
    });
  }
}
