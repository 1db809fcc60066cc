import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import { Clock } from '../../shared/time/clock';
import { prepared, type Statement } from '../../shared/database/statement';
import type { Answers } from '../../shared/tenancy/asked';
import { LoginTries } from './login-tries.entity';
import { networkOf } from './network';

const MINUTE_MS = 60_000;
/**
 * A user's failures are forgotten after this time without another one; a network's this long after the first, because
 * users of an office log in all the time. No lock lasts longer.
 */
const WINDOW_MS = 15 * MINUTE_MS;
/**
 * The number of wrong passwords after which each of these is locked for the rest of the window: one ユーザーID, whether
 * it exists or not; one network (an office); one user in a browser in which they have logged in before. A right
 * password cancels only its own attempt: whatever happens in between, the limits hold.
 */
const TRIES = { user: 10, network: 300, device: 10 };

type Subject = keyof typeof TRIES;

export interface Attempt {
  readonly userId: string;
  readonly address: string;
  /**
   * The permanent id of a browser in which this user has logged in before (`KnownDevicesService.find`); null for all
   * others.
   */
  readonly knownDevice: string | null;
}

export interface CountedTries {
  readonly failures: number;
  readonly last_failed_at: Date;
}

/** The subjects whose attempts are counted, in this order. */
export type TryStatements = Readonly<Record<Subject, Statement<CountedTries> | null>> & {
  readonly back: Statement | null;
};

const COUNT = `INSERT INTO login_throttles AS t (subject_hash, failures, last_failed_at) SELECT $1, 1, $2::timestamptz WHERE coalesce((SELECT failures FROM login_throttles WHERE subject_hash = $6), 0) <= $7
  ON CONFLICT (subject_hash) DO UPDATE SET
    failures = CASE WHEN t.last_failed_at < $3 THEN 1 ELSE t.failures + 1 END,
    last_failed_at = CASE WHEN ($5 OR t.failures >= $4) AND t.last_failed_at >= $3 THEN t.last_failed_at ELSE $2 END
  RETURNING failures, last_failed_at`;
const GIVE_BACK = 'UPDATE login_throttles SET failures = greatest(failures - 1, 0) WHERE subject_hash = $1';
/** Applies if one subject refused and the other did not. */
const GIVE_BACK_IF = `${GIVE_BACK} AND failures <= $2 AND EXISTS (SELECT 1 FROM login_throttles r WHERE r.subject_hash = $3 AND r.failures > $4)`;

/**
 * Slows password guessing down. An attempt is counted before the password is checked and cancelled if it was right, so
 * that parallel attempts do not evade the limit. Subjects are stored as hashes: the table contains no user names or
 * addresses.
 */
@Injectable()
export class LoginThrottleService {
  constructor(private readonly clock: Clock) {}

  /** Counts an attempt; `refusedForSeconds` evaluates the rows. */
  countTry({ userId, address, knownDevice }: Attempt): TryStatements {
    if (knownDevice) return { device: this.count('device', knownDevice), network: null, user: null, back: null };
    const network = networkOf(address);
    return {
      device: null,
      network: this.count('network', network),
      // Attempts of a locked network do not lock the user IDs that they try.
      user: this.count('user', userId, { subject: 'network', value: network }),
      // The password of a locked ユーザーID is not checked: further attempts with it do not lock others in the office.
      back: prepared(GIVE_BACK_IF, [
        subjectHash('network', network),
        TRIES.network,
        subjectHash('user', userId),
        TRIES.user,
      ]),
    };
  }

  /** For how many seconds an attempt is refused; null: it is allowed. */
  refusedForSeconds(counted: Answers<TryStatements>): number | null {
    for (const subject of ['device', 'network', 'user'] as const) {
      const [row] = counted[subject] ?? [];
      if (!row || row.failures <= TRIES[subject]) continue;
      const left = row.last_failed_at.getTime() + WINDOW_MS - this.clock.now().getTime();
      return Math.max(1, Math.ceil(left / 1000));
    }
    return null;
  }

  /**
   * Cancels the attempt after a right password: an office must not be locked because many log in there. Runs in the
   * order of counting, to avoid deadlocks.
   */
  forgive({ userId, address, knownDevice }: Attempt): Statement[] {
    const subjects = knownDevice
      ? [subjectHash('device', knownDevice)]
      : [subjectHash('network', networkOf(address)), subjectHash('user', userId)];
    return subjects.map((subject) => prepared(GIVE_BACK, [subject]));
  }

  /** Deletes rows that lock nobody any more: each made-up ユーザーID leaves one. */
  async sweep(tx: EntityManager): Promise<void> {
    const windowBegan = new Date(this.clock.now().getTime() - WINDOW_MS);
    await tx.delete(LoginTries, { lastFailedAt: LessThan(windowBegan) });
  }

  /** `unless`: the subject that is locked already. */
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
