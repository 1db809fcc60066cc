import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/time/clock';
import { prepared, type Statement } from '../shared/database/statement';
import type { Batches } from '../outbox/batches';
import { broughtForward, claimOf, type DueRows } from '../outbox/due-rows';
import { SYSTEM_SCOPE } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { SERVER_PAUSE_MS } from './next-attempt';
import type { ForMail, Subject } from './mail-entry';
import { MAIL_TEMPLATES, MAILS } from './mails';
import type { OutgoingMail } from './outgoing-mail.entity';

export type ClaimedRow = Pick<
  OutgoingMail,
  'id' | 'merchantId' | 'caseId' | 'template' | 'recipient' | 'facts' | 'attempts' | 'lastError' | 'enqueuedAt'
> & { readonly claimedUntil: Date };

/** With what the mail is about, as the database has it now. */
export type ClaimedMail = ClaimedRow & { readonly found: object | undefined };

/** The change of a claimed mail's row after an attempt. */
export interface RowChange {
  readonly id: string;
  readonly claimedUntil: Date;
  readonly state: 'sent' | 'queued' | 'failed' | 'superseded';
  readonly nextAttemptAt: Date;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly sentAt: Date | null;
}

/** Mails that only another version can write are left to its processes. */
const KNOWN = MAIL_TEMPLATES.map((template) => `'${template}'`).join(', ');

/** A claim lasts longer than a batch can take. */
const MAILS_TO_SEND: DueRows = {
  table: 'outgoing_mails',
  key: ['id'],
  dueAt: 'next_attempt_at',
  waiting: `w.state IN ('queued', 'sending') AND w.template IN (${KNOWN})`,
  batch: 50,
  lease: `interval '5 minutes'`,
  marks: `state = 'sending', attempts = t.attempts + 1`,
  claimed: `t.id, t.merchant_id AS "merchantId", t.case_id AS "caseId", t.template, t.recipient, t.facts, t.attempts, t.last_error AS "lastError",
    t.enqueued_at AS "enqueuedAt", t.next_attempt_at AS "claimedUntil"`,
};

/**
 * A row whose claim has expired may have been claimed by another process: the end of the claim is therefore compared,
 * too.
 */
const RECORD = `UPDATE outgoing_mails m
  SET state = r.state, attempts = r.attempts, next_attempt_at = r."nextAttemptAt", last_error = r."lastError", sent_at = r."sentAt"
  FROM jsonb_to_recordset($1::jsonb)
    AS r (id uuid, "claimedUntil" timestamptz, state text, attempts integer, "nextAttemptAt" timestamptz, "lastError" text, "sentAt" timestamptz)
  WHERE m.id = r.id AND m.state = 'sending' AND m.next_attempt_at = r."claimedUntil"`;

/** Follows the index of waiting mails until it finds one; sent mails are not in it. */
const WAITING_FOR_SERVER = `SELECT id FROM outgoing_mails WHERE state IN ('queued', 'sending') AND last_error IS NOT NULL AND next_attempt_at <= $1
  ORDER BY next_attempt_at LIMIT 1`;

/** Claims due mails, reads what they are about, and records the outcomes, each in one short transaction. */
@Injectable()
export class MailQueueService implements Batches<ClaimedMail, RowChange> {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  async claim(): Promise<ClaimedMail[]> {
    const [rows, found] = await this.tenancy.readThen(SYSTEM_SCOPE, this.claiming(), subjectsOf);
    return withSubjects(rows, found.flat());
  }

  async record(changes: readonly RowChange[]): Promise<void> {
    await this.tenancy.read(SYSTEM_SCOPE, recorded(changes));
  }

  async recordAndClaim(changes: readonly RowChange[]): Promise<ClaimedMail[]> {
    const [{ rows }, found] = await this.tenancy.readThen(
      SYSTEM_SCOPE,
      { recorded: recorded(changes), rows: this.claiming() },
      (claimed) => subjectsOf(claimed.rows),
    );
    return withSubjects(rows, found.flat());
  }

  /**
   * Whether a mail has its next attempt within the pause that follows an unavailable server: a mail that was deferred
   * for another reason waits longer.
   */
  async waitsForServer(): Promise<boolean> {
    const until = new Date(this.clock.now().getTime() + SERVER_PAUSE_MS);
    const found = await this.tenancy.as(
      SYSTEM_SCOPE,
      (tx) => tx.query(WAITING_FOR_SERVER, [until]) as Promise<unknown[]>,
    );
    return found.length > 0;
  }

  /** Makes postponed mails due now. Claims stay with their processes. */
  async bringForward(): Promise<void> {
    await this.tenancy.read(SYSTEM_SCOPE, broughtForward(MAILS_TO_SEND, `state = 'queued'`, this.clock.now()));
  }

  private claiming(): Statement<ClaimedRow> {
    const now = this.clock.now();
    return claimOf(MAILS_TO_SEND, now, now);
  }
}

function recorded(changes: readonly RowChange[]): Statement {
  return prepared(RECORD, [JSON.stringify(changes)]);
}

/** One statement per kind of subject. */
function subjectsOf(rows: readonly ClaimedRow[]): Statement<object & ForMail>[] {
  const bySubject = Map.groupBy(rows, ({ template }): Subject<object> => MAILS[template].subject);
  return [...bySubject].map(([subject, mails]) => subject.read(mails));
}

/** The oldest first. */
function withSubjects(rows: readonly ClaimedRow[], found: readonly ForMail[]): ClaimedMail[] {
  const byMail = new Map(found.map((subject) => [subject.mailId, subject]));
  const mails = rows.map((row) => ({ ...row, found: byMail.get(row.id) }));
  return mails.sort((one, other) => one.enqueuedAt.getTime() - other.enqueuedAt.getTime());
}
