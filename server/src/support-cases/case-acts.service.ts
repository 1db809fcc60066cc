import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseAct, CaseEvent } from '../../contract/src';
import type { Actor } from '../audit/actor';
import { AuditService } from '../audit/audit.service';
import type { MailTemplate } from '../mail/mail-template';
import { OutboxService } from '../mail/outbox.service';
import type { Recipients } from '../merchants/recipients.service';
import type { SupportCase } from './support-case.entity';

/** What an act leaves behind, beside rows that only it has. */
interface Traces {
  readonly event: CaseEvent;
  readonly mail: MailTemplate | null;
  /** Whether history and mail belong to a revision of the answer: the same act may happen again with another. */
  readonly ofRevision: boolean;
  /** What of the case's row it changes, by property; nothing where the row is new. */
  readonly changes: readonly (keyof typeof COLUMNS)[];
}

const COLUMNS = {
  status: 'status',
  revision: 'revision',
  answeredAt: 'answered_at',
  answerDueOn: 'answer_due_on',
} as const satisfies Partial<Record<keyof SupportCase, string>>;

const TRACES = {
  create: { event: 'received', mail: 'case-received', ofRevision: false, changes: [] },
  answer: {
    event: 'answered',
    mail: 'answer-receipt',
    ofRevision: true,
    changes: ['status', 'answeredAt', 'revision'],
  },
  reopen: { event: 'reopened', mail: 'case-reopened', ofRevision: true, changes: ['status', 'answerDueOn'] },
  withdraw: { event: 'withdrawn', mail: null, ofRevision: false, changes: ['status'] },
} as const satisfies Partial<Record<CaseAct, Traces>>;

const SYSTEM: Actor = { kind: 'system', id: null, name: '', address: null };

/** An act that `SupportCase.become` has let happen. */
export interface DoneAct {
  readonly act: keyof typeof TRACES;
  readonly actor: Actor;
  /** Whom the act's mail goes to. */
  readonly to?: Recipients;
  /** For the history alone. */
  readonly detail?: object;
}

/** The one place that records what became of a case: its row, its history and its mails, in the caller's transaction (spec 10.1). The caller wakes the delivery after the commit. */
@Injectable()
export class CaseActsService {
  constructor(
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /** Records an act of a case as it is now. The statements go out together. */
  async record(tx: EntityManager, supportCase: SupportCase, { act, actor, to, detail }: DoneAct): Promise<void> {
    const { merchantId, id: caseId } = supportCase;
    const { event, mail, ofRevision, changes }: Traces = TRACES[act];
    await Promise.all([
      save(tx, supportCase, changes),
      this.audit.record(tx, actor, {
        event,
        merchantId,
        caseId,
        detail,
        ...(ofRevision && { revision: supportCase.revision }),
      }),
      to?.noContact && this.audit.record(tx, SYSTEM, { event: 'no_recipient', merchantId, caseId }),
      to && mail && this.mail(tx, supportCase, mail, to, ofRevision),
    ]);
  }

  /** What it says is enough to find the case, and nothing personal. */
  private mail(
    tx: EntityManager,
    { caseNumber, noticeType, answerDueOn, merchantId, serviceId, id, revision }: SupportCase,
    template: MailTemplate,
    { emails }: Recipients,
    ofRevision: boolean,
  ): Promise<void> {
    return this.outbox.enqueue(tx, {
      template,
      merchantId,
      caseId: id,
      recipients: emails,
      variables: { caseNumber, noticeType, answerDueOn, merchantId, serviceId },
      once: `${template}:${id}:${ofRevision ? `${revision}:` : ''}`,
    });
  }
}

/** Written out for each act: the roles of the database may update these columns and no others. */
async function save(tx: EntityManager, supportCase: SupportCase, changes: Traces['changes']): Promise<void> {
  if (!changes.length) return;
  const assignments = changes.map((property, i) => `${COLUMNS[property]} = $${3 + i}`).join(', ');
  await tx.query(`UPDATE support_cases SET ${assignments} WHERE merchant_id = $1 AND id = $2`, [
    supportCase.merchantId,
    supportCase.id,
    ...changes.map((property) => supportCase[property]),
  ]);
}
