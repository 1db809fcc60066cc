import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MailView } from '../../contract/src';
import { Clock } from '../shared/clock';
import { Jobs } from '../shared/jobs/jobs';
import { DELIVER_MAILS } from './deliver-mails.task';
import type { CaseMailVariables, MailTemplate } from './mail-template';
import { OutgoingMail } from './outgoing-mail.entity';

export interface NewMail {
  readonly template: MailTemplate;
  readonly merchantId: string;
  readonly caseId: string | null;
  /** Each address gets a mail of its own. */
  readonly recipients: readonly string[];
  readonly variables: CaseMailVariables;
  /** Names the event that is told; the same event never mails the same address twice. */
  readonly once: string;
}

/** Where mails begin: rows in the transaction of what they tell, so that both happen or neither. */
@Injectable()
export class OutboxService {
  constructor(private readonly clock: Clock, private readonly jobs: Jobs) {}

  async enqueue(tx: EntityManager, mail: NewMail): Promise<void> {
    const now = this.clock.now();
    for (const recipient of mail.recipients) {
      await tx.query(
        `INSERT INTO outgoing_mails (merchant_id, case_id, once_key, template, recipient, variables, next_attempt_at, enqueued_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING`,
        [mail.merchantId, mail.caseId, `${mail.once}${recipient.toLowerCase()}`, mail.template, recipient, JSON.stringify(mail.variables), now]);
    }
  }

  /** Has queued mails delivered soon. Call it after the commit. */
  wake(): void {
    this.jobs.wake(DELIVER_MAILS);
  }

  /** The mails about a case and how far they came, the latest first; only support may read them. */
  async ofCase(tx: EntityManager, merchantId: string, caseId: string): Promise<MailView[]> {
    const mails = await tx.find(OutgoingMail, { where: { merchantId, caseId }, order: { enqueuedAt: 'DESC', recipient: 'ASC' } });
    return mails.map(({ template, recipient, state, attempts, lastError, enqueuedAt, sentAt }) => ({
      template, recipient, state, attempts, lastError, enqueuedAt: enqueuedAt.toISOString(), sentAt: sentAt?.toISOString() ?? null,
    }));
  }
}
