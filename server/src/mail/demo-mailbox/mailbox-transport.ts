import { DeliveryError, MailTransport, type Message } from '../transport/mail-transport';
import { MailboxFolder } from './mailbox-folder';

/** Delivers mails while SMTP_URL is not set: into a folder that the demo shows as a page. */
export class MailboxTransport extends MailTransport {
  /** One mail at a time, so that exactly the oldest are deleted. */
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
    // No connection stays open between two mails.
  }

  /** A full or unwritable disk counts as an unavailable mail server. */
  private async orAway(work: Promise<unknown>): Promise<void> {
    await work.catch((error: NodeJS.ErrnoException) => {
      throw new DeliveryError('away', error.code ?? 'demo mailbox');
    });
  }
}
