import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../shared/clock';
import { prepared, type Statement } from '../../shared/statement';
import type { Answers } from '../../shared/tenancy/asked';
import { networkOf } from './network';

const MINUTE_MS = 60_000;
/** A user's failures are forgotten after this time without another one, a network's this long after the first: somebody there logs in all the time. No lock lasts longer. */
export const WINDOW_MS = 15 * MINUTE_MS;
/**
 * Wrong passwords for one ユーザーID, whether it exists or not, from one network (an office), and for one user in a browser that let them in before, until
 * each is locked for the rest of the window. A right password takes back its own try only: whatever else happens in between, no more are wrong.
 */
const TRIES = { user: 10, network: 300, device: 10 };

type Subject = keyof typeof TRIES;

export interface Attempt {
  readonly userId: string;
  readonly address: string;
  /** What a browser that let this user in before is known by for good (`KnownDevicesService.find`); null for all others. */
  readonly knownDevice: string | null;
}

interface CountedTries {
  readonly failures: number;
  readonly last_failed_at: Date;
}

/** Of whom tries are counted, in this order. */
export type TryStatements = Readonly<Record<Subject, Statement<CountedTries> | null>> & {
  readonly back: Statement | null;
};

const COUNT = `INSERT INTO login_throttles AS t (subject_hash, failures, last_failed_at) SELECT $1, 1, $2::timestamptz WHERE coalesce((SELECT failures FROM login_throttles WHERE subject_hash = $6), 0) <= $7
  ON CONFLICT (subject_hash) DO UPDATE SET
    failures = CASE WHEN t.last_failed_at < $3 THEN 1 ELSE t.failures + 1 END,
    last_failed_at = CASE WHEN ($5 OR t.failures >= $4) AND t.last_failed_at >= $3 THEN t.last_failed_at ELSE $2 END
  RETURNING failures, last_failed_at`;
const GIVE_BACK = 'UPDATE login_throttles SET failures = greatest(failures - 1, 0) WHERE subject_hash = $1';
/** Where the one subject refused and the other did not. */
const GIVE_BACK_IF = `${GIVE_BACK} AND failures <= $2 AND EXISTS (SELECT 1 FROM login_throttles r WHERE r.subject_hash = $3 AND r.failures > $4)`;

/**
 * Slows guessing down. A try is counted before the password is looked at and given back if it was right, so that
 * many tries at once are no way around it. Subjects are kept as hashes: no user names or addresses in the table.
 */
@Injectable()
export class LoginThrottleService {
  constructor(private readonly clock: Clock) {}

  /** Counts a try: `refusedForSeconds` says of the answers whether it may be made. */
  countTry({ userId, address, knownDevice }: Attempt): TryStatements {
    if (knownDevice) return { device: this.count('device', knownDevice), network: null, user: null, back: null };
    const network = networkOf(address);
    return {
      device: null,
      network: this.count('network', network),
      // Whom a locked network tries to be is not locked by that.
      user: this.count('user', userId, { subject: 'network', value: network }),
      // No password is looked at: whoever goes on with a locked ユーザーID locks nobody else of the office.
      back: prepared(GIVE_BACK_IF, [
        subjectHash('network', network),
        TRIES.network,
        subjectHash('user', userId),
        TRIES.user,
      ]),
    };
  }

  /** For how many seconds a try is refused; null: it may be made. */
  refusedForSeconds(counted: Answers<TryStatements>): number | null {
    for (const subject of ['device', 'network', 'user'] as const) {
      const [row] = counted[subject] ?? [];
      if (!row || row.failures <= TRIES[subject]) continue;
      const left = row.last_failed_at.getTime() + WINDOW_MS - this.clock.now().getTime();
      return Math.max(1, Math.ceil(left / 1000));
    }
    return null;
  }

  /** The password was right. An office must not be locked because all of it logs in. In the order of counting, lest two wait for each other. */
  forgive({ userId, address, knownDevice }: Attempt): Statement[] {
    const subjects = knownDevice
      ? [subjectHash('device', knownDevice)]
      : [subjectHash('network', networkOf(address)), subjectHash('user', userId)];
    return subjects.map((subject) => prepared(GIVE_BACK, [subject]));
  }

  /** Rows that lock nobody any more: each made-up ユーザーID leaves one. */
  async sweep(tx: EntityManager): Promise<void> {
    await tx.query('DELETE FROM login_throttles WHERE last_failed_at < $1', [
      new Date(this.clock.now().getTime() - WINDOW_MS),
    ]);
  }

  /** `unless`: what is locked already. */
  private count(
    subject: Subject,
    value: string,
    unless?: { readonly subject: Subject; readonly value: string },
  ): Statement<CountedTries> {
    const now = this.clock.now();
    return prepared(COUNT, [
      subjectHash(subject, value),
      now,
      new Date(now.getTime() - WINDOW_MS),
      TRIES[subject],
      subject === 'network',
      unless ? subjectHash(unless.subject, unless.value) : '',
      unless ? TRIES[unless.subject] : 0,
    ]);
  }
}

function subjectHash(subject: Subject, value: string): string {
  return createHash('sha256').update(`${subject}:${value}`).digest('hex');
}
