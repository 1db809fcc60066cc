import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/time/clock';
import { prepared, type Statement } from '../shared/database/statement';
import { SYSTEM_SCOPE } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { SERVER_PAUSE_MS } from './next-attempt';
import type { ForMail, Subject } from './mail-entry';
import { MAIL_TEMPLATES, MAILS } from './mails';
import type { OutgoingMail } from './outgoing-mail.entity';

export type ClaimedRow = Pick<
  OutgoingMail,
  'id' | 'merchantId' | 'caseId' | 'template' | 'recipient' | 'facts' | 'attempts' | 'lastError' | 'enqueuedAt'
>;

/** With what the mail is about, as the database has it now. */
export type ClaimedMail = ClaimedRow & { readonly found: object | undefined };

/** Mails that only this process may send until the claim expires. */
export interface Claim {
  readonly mails: readonly ClaimedMail[];
  readonly endsAt: Date;
}

/** The change of a claimed mail's row after an attempt. */
export interface RowChange {
  readonly id: string;
  readonly state: 'sent' | 'queued' | 'failed' | 'superseded';
  readonly nextAttemptAt: Date;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly sentAt: Date | null;
}

const BATCH = 50;
/** Longer than a batch can take; after this time, other processes may claim the mails of a killed process. */
const CLAIM_MS = 5 * 60_000;

/** Mails that only another version can write are left to its processes. */
const KNOWN = MAIL_TEMPLATES.map((template) => `'${template}'`).join(', ');

const CLAIM = `WITH due AS (
    SELECT id FROM outgoing_mails WHERE state IN ('queued', 'sending') AND next_attempt_at <= $1 AND template IN (${KNOWN})
    ORDER BY next_attempt_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED),
  claimed AS (
    UPDATE outgoing_mails m SET state = 'sending', attempts = m.attempts + 1, next_attempt_at = $2 FROM due WHERE m.id = due.id RETURNING m.*)
  SELECT id, merchant_id AS "merchantId", case_id AS "caseId", template, recipient, facts, attempts, last_error AS "lastError", enqueued_at AS "enqueuedAt" FROM claimed ORDER BY enqueued_at`;

/**
 * A row whose claim has expired may have been claimed by another process: the end of the claim is therefore compared,
 * too.
 */
const RECORD = `UPDATE outgoing_mails m
  SET state = r.state, attempts = r.attempts, next_attempt_at = r."nextAttemptAt", last_error = r."lastError", sent_at = r."sentAt"
  FROM jsonb_to_recordset($1::jsonb)
    AS r (id uuid, state text, attempts integer, "nextAttemptAt" timestamptz, "lastError" text, "sentAt" timestamptz)
  WHERE m.id = r.id AND m.state = 'sending' AND m.next_attempt_at = $2`;

/** Follows the index of waiting mails until it finds one; sent mails are not in it. */
const WAITING_FOR_SERVER = `SELECT id FROM outgoing_mails WHERE state IN ('queued', 'sending') AND last_error IS NOT NULL AND next_attempt_at <= $1
  ORDER BY next_attempt_at LIMIT 1`;

/** Claims due mails, reads what they are about, and records the outcomes, each in one short transaction. */
@Injectable()
export class MailQueueService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  async claim(): Promise<Claim> {
    const { endsAt, statement } = this.claiming();
    const [rows, found] = await this.tenancy.readThen(SYSTEM_SCOPE, statement, subjectsOf);
    return { mails: withSubjects(rows, found.flat()), endsAt };
  }

  async record(claim: Claim, changes: readonly RowChange[]): Promise<void> {
    await this.tenancy.read(SYSTEM_SCOPE, recorded(claim, changes));
  }

  /**
   * Records and claims in one transaction, because no mail is sent in between. If it fails, the outcomes are recorded
   * alone: the record that mails were sent must not be lost.
   */
  async recordAndClaim(claim: Claim, changes: readonly RowChange[]): Promise<Claim> {
    try {
      const { endsAt, statement } = this.claiming();
      const [{ rows }, found] = await this.tenancy.readThen(
        SYSTEM_SCOPE,
        { recorded: recorded(claim, changes), rows: statement },
        (claimed) => subjectsOf(claimed.rows),
      );
      return { mails: withSubjects(rows, found.flat()), endsAt };
    } catch (error) {
      await this.record(claim, changes);
      throw error;
    }
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
    await this.tenancy.as(SYSTEM_SCOPE, (tx) =>
      tx.query(`UPDATE outgoing_mails SET next_attempt_at = $1 WHERE state = 'queued' AND next_attempt_at > $1`, [
        this.clock.now(),
      ]),
    );
  }

  /** Not prepared: the best plan depends on how many mails are due and how many are waiting. */
  private claiming(): { readonly endsAt: Date; readonly statement: Statement<ClaimedRow> } {
    const now = this.clock.now();
    const endsAt = new Date(now.getTime() + CLAIM_MS);
    return { endsAt, statement: { text: CLAIM, values: [now, endsAt] } };
  }
}

function recorded({ endsAt }: Claim, changes: readonly RowChange[]): Statement {
  return prepared(RECORD, [JSON.stringify(changes), endsAt]);
}

/** One statement per kind of subject. */
function subjectsOf(rows: readonly ClaimedRow[]): Statement<object & ForMail>[] {
  const bySubject = Map.groupBy(rows, ({ template }): Subject<object> => MAILS[template].subject);
  return [...bySubject].map(([subject, mails]) => subject.read(mails));
}

function withSubjects(rows: readonly ClaimedRow[], found: readonly ForMail[]): ClaimedMail[] {
  const byMail = new Map(found.map((subject) => [subject.mailId, subject]));
  return rows.map((row) => ({ ...row, found: byMail.get(row.id) }));
}
