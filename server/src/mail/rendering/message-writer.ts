import {
  categoryOf,
  type DeadlineRule,
  deadlineText,
  holdsControlCharacter,
  isCalendarDate,
  isEmailAddress,
  isNoticeType,
  noticeTypeLabel,
  tokyoDate,
} from '../../../contract/src';
import type { Config } from '../../config';
import { deadline, inUnit } from '../../shared/time/business-days';
import type { Clock } from '../../shared/time/clock';
import type { MailTemplate } from '../mail-template';
import type { OutgoingMail } from '../outgoing-mail.entity';
import type { Message } from '../transport/mail-transport';
import { MailTemplates, type TemplateVariables } from './mail-templates';
import { oneLine } from './one-line';

type Sender = Pick<Config, 'mailFrom' | 'portalUrl' | 'providerName'>;
/** The columns of a row that its message is made from. */
export type WritableMail = Pick<OutgoingMail, 'id' | 'template' | 'recipient' | 'variables' | 'enqueuedAt'>;

/** Asks for nothing any more: it states only the day of the deadline. */
const RECEIPT: MailTemplate = 'answer-receipt';

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
   * Throws when the mail can never be written: a variable of its template is missing, or the recipient is not exactly
   * one address.
   */
  write(mail: WritableMail): Message {
    if (!isOneAddress(mail.recipient)) throw new Error('not one e-mail address');
    const domain = this.config.mailFrom.slice(this.config.mailFrom.lastIndexOf('@') + 1);
    const texts = this.templates.render(mail.template, this.templateVariables(mail));
    const { caseNumber } = mail.variables;
    return {
      id: mail.id,
      messageId: `<${mail.id}@${domain}>`,
      conversation: `<case-${caseNumber}@${domain}>`,
      caseNumber,
      from: this.from,
      to: mail.recipient,
      date: mail.enqueuedAt,
      ...texts,
    };
  }

  private templateVariables({
    template,
    variables: { caseNumber, noticeType, answerDueOn, merchantId, serviceId },
  }: WritableMail): TemplateVariables {
    if (!isNoticeType(noticeType)) throw new Error('no such notice type');
    const { mailSubject, label, deadline: rule } = categoryOf(noticeType);
    return {
      providerName: this.config.providerName,
      merchantId,
      serviceId,
      caseNumber,
      mailSubject,
      categoryLabel: label.ja,
      noticeTypeLabel: noticeTypeLabel(noticeType).ja,
      answerDueOn: this.deadlineWords(template, answerDueOn, rule.unit),
      loginUrl: this.loginUrl(caseNumber),
    };
  }

  private deadlineWords(template: MailTemplate, dueOn: string, unit: DeadlineRule['unit']): string {
    if (!isCalendarDate(dueOn)) throw new Error('no such date');
    const now = this.clock.now();
    const due = deadline(template !== RECEIPT, dueOn, tokyoDate(now));
    return deadlineText(inUnit(unit, due, now), dueOn.replaceAll('-', '/'), 'ja');
  }

  /** Links to the login, and from there to the case (spec 1.3, step 2); the link contains no credential. */
  private loginUrl(caseNumber: string): string {
    return `${this.config.portalUrl.href.replace(/\/$/, '')}/login?next=/cases/${encodeURIComponent(caseNumber)}`;
  }
}

function isOneAddress(text: string): boolean {
  return isEmailAddress(text) && !holdsControlCharacter(text);
}
