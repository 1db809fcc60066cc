import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Label, MailView } from '../../contract/src';
import { Clock } from '../shared/time/clock';
import { selectOf } from '../shared/database/entity-rows';
import { Jobs } from '../shared/jobs/jobs';
import { prepared, type Statement } from '../shared/database/statement';
import { runIn } from '../shared/tenancy/asked';
import { DELIVER_MAILS } from './deliver-mails.task';
import { MAIL_TEMPLATES, MAILS, type Mails, type MailTemplate } from './mails';
import { OutgoingMail } from './outgoing-mail.entity';

export interface NewMail<T extends MailTemplate = MailTemplate> {
  readonly template: T;
  readonly merchantId: string;
  readonly caseId: string | null;
  /** Each address receives a mail of its own. */
  readonly recipients: readonly string[];
  readonly facts: Mails[T]['facts'];
  /** Names the event that the mail is about; the same event never sends two mails to the same address. */
  readonly once: string;
}

/**
 * One round trip, however many recipients there are. It has neither RETURNING nor a conflict target: the callers' roles
 * may insert, but not read.
 */
const ENQUEUE = `INSERT INTO outgoing_mails (merchant_id, case_id, template, facts, next_attempt_at, enqueued_at, once_key, recipient)
  SELECT $1::text, $2::bigint, $3::text, $4::jsonb, $5::timestamptz, $5::timestamptz, mails.once_key, mails.recipient
  FROM unnest($6::text[], $7::text[]) AS mails (once_key, recipient) ON CONFLICT DO NOTHING`;

/** Enqueues mails: as rows in the transaction of the event that they report, so that both are committed or neither. */
@Injectable()
export class MailsService {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async enqueue(tx: EntityManager, mail: NewMail): Promise<void> {
    await runIn(tx, this.queued(mail));
  }

  /** The same as a statement. */
  queued(mail: NewMail): Statement {
    const onceKeys = mail.recipients.map((recipient) => mail.once + recipient.toLowerCase());
    return prepared(ENQUEUE, [
      mail.merchantId,
      mail.caseId,
      mail.template,
      JSON.stringify(mail.facts),
      this.clock.now(),
      onceKeys,
      mail.recipients,
    ]);
  }

  /** Has queued mails delivered soon. Call it after the commit. */
  wake(): void {
    this.jobs.wake(DELIVER_MAILS);
  }

  /** The mails about a case and their delivery states, the latest first; only support may read them. */
  ofCase(merchantId: string, caseId: string): Statement<OutgoingMail> {
    return selectOf(
      OutgoingMail,
      'WHERE t.merchant_id = $1 AND t.case_id = $2 ORDER BY t.enqueued_at DESC, t.recipient',
      [merchantId, caseId],
    );
  }
}

export function mailView(mail: OutgoingMail): MailView {
  const { template, recipient, state, attempts, lastError, enqueuedAt, sentAt } = mail;
  return {
    template,
    name: nameOf(mail),
    recipient,
    state,
    attempts,
    lastError,
    enqueuedAt: enqueuedAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}

function nameOf({ template }: OutgoingMail): Label {
  const entry = MAIL_TEMPLATES.includes(template) ? MAILS[template] : undefined;
  return entry?.name ?? { ja: template, en: template };
}
