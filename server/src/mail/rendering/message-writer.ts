import { holdsControlCharacter, isEmailAddress } from '../../../contract/src';
import type { Config } from '../../config';
import type { Clock } from '../../shared/time/clock';
import type { MailEntry } from '../mail-entry';
import { MAILS } from '../mails';
import type { OutgoingMail } from '../outgoing-mail.entity';
import type { Message } from '../transport/mail-transport';
import { MailTemplates } from './mail-templates';
import { oneLine } from './one-line';

type Sender = Pick<Config, 'mailFrom' | 'portalUrl' | 'providerName'>;
/** The columns of a row that its message is made from. */
export type WritableMail = Pick<OutgoingMail, 'id' | 'template' | 'recipient' | 'facts' | 'enqueuedAt'> & {
  /** What the mail is about, as the database has it now; undefined if it no longer exists. */
  readonly found: object | undefined;
};

/**
 * Renders rows into messages. Links and the wording of deadlines are made at sending time: they point to the portal's
 * current address and count from today.
 */
export class MessageWriter {
  private readonly from: Message['from'];

  /** Throws when MAIL_FROM is not exactly one e-mail address. */
  constructor(
    private readonly config: Sender,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly templates: MailTemplates = new MailTemplates(),
  ) {
    if (!isOneAddress(config.mailFrom)) throw new Error('MAIL_FROM must be one e-mail address');
    this.from = { name: oneLine(config.providerName), address: config.mailFrom };
  }

  /**
   * null: what the mail says is no longer true. Throws when it can never be written: a variable of its template is
   * missing, its subject no longer exists, or the recipient is not exactly one address.
   */
  write({ id, template, recipient, facts, enqueuedAt, found }: WritableMail): Message | null {
    if (!isOneAddress(recipient)) throw new Error('not one e-mail address');
    if (!found) throw new Error('what it is about no longer exists');
    const entry: MailEntry<object, object, object> = MAILS[template];
    if (!entry.isStillTrue(found, facts)) return null;
    const { portalUrl, providerName, mailFrom } = this.config;
    const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
    const about = entry.subject.nameOf(found);
    return {
      id,
      messageId: `<${id}@${domain}>`,
      conversation: `<${entry.subject.kind}-${about}@${domain}>`,
      about,
      from: this.from,
      to: recipient,
      date: enqueuedAt,
      ...this.templates.render(template, entry.variables(found, { providerName, portalUrl, now: this.clock.now() })),
    };
  }
}

function isOneAddress(text: string): boolean {
  return isEmailAddress(text) && !holdsControlCharacter(text);
}
