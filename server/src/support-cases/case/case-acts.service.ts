import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseAct, CaseEvent } from '../../../contract/src';
import type { Actor } from '../../audit/actor';
import { AuditService } from '../../audit/audit.service';
import type { MailTemplate } from '../../mail/mails';
import { MailsService } from '../../mail/mails.service';
import type { Recipients } from '../../merchants/recipients.service';
import { prepared, type Statement } from '../../shared/database/statement';
import { runIn } from '../../shared/tenancy/asked';
import type { SupportCase } from './support-case.entity';

/** The records of an act, besides rows that only this act has. */
interface Traces {
  readonly event: CaseEvent;
  readonly mail: MailTemplate | null;
  /** Whether history and mail belong to a revision of the answer: the same act may happen again with another one. */
  readonly ofRevision: boolean;
  /** The properties of the case's row that it changes; empty if the row is new. */
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

/** An act that `SupportCase.become` has accepted. */
export interface DoneAct {
  readonly act: keyof typeof TRACES;
  readonly actor: Actor;
  /** The recipients of the act's mail. */
  readonly to?: Recipients;
  /** For the history only. */
  readonly detail?: object;
}

export type ActStatements = Readonly<Record<'saved' | 'audited' | 'noContact' | 'mailed', Statement | null>>;

/**
 * The single place that records the acts of a case: its row, its history and its mails, in the caller's transaction
 * (spec 10.1). The caller wakes the delivery after the commit.
 */
@Injectable()
export class CaseActsService {
  constructor(
    private readonly audit: AuditService,
    private readonly mails: MailsService,
  ) {}

  /** Records an act of a case in its present state. */
  async record(tx: EntityManager, supportCase: SupportCase, done: DoneAct): Promise<void> {
    await runIn(tx, this.recorded(supportCase, done));
  }

  /** The same as statements. */
  recorded(supportCase: SupportCase, { act, actor, to, detail }: DoneAct): ActStatements {
    const { merchantId, id: caseId } = supportCase;
    const { event, mail, ofRevision, changes }: Traces = TRACES[act];
    return {
      saved: saved(supportCase, changes),
      audited: this.audit.entry(actor, {
        event,
        merchantId,
        caseId,
        detail,
        ...(ofRevision && { revision: supportCase.revision }),
      }),
      noContact: to?.noContact ? this.audit.entry(SYSTEM, { event: 'no_recipient', merchantId, caseId }) : null,
      mailed: to && mail ? this.mail(supportCase, mail, to, ofRevision) : null,
    };
  }

  private mail(
    { merchantId, id, revision }: SupportCase,
    template: MailTemplate,
    { emails }: Recipients,
    ofRevision: boolean,
  ): Statement {
    return this.mails.queued({
      template,
      merchantId,
      caseId: id,
      recipients: emails,
      facts: { revision },
      once: `${template}:${id}:${ofRevision ? `${revision}:` : ''}`,
    });
  }
}

/** Written out for each act: the database's roles may update these columns and no others. */
function saved(supportCase: SupportCase, changes: Traces['changes']): Statement | null {
  if (!changes.length) return null;
  const assignments = changes.map((property, i) => `${COLUMNS[property]} = $${3 + i}`).join(', ');
  return prepared(`UPDATE support_cases SET ${assignments} WHERE merchant_id = $1 AND id = $2`, [
    supportCase.merchantId,
    supportCase.id,
    ...changes.map((property) => supportCase[property]),
  ]);
}
