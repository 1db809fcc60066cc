import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../shared/domain-error';
import { Clock } from '../shared/clock';
import { Tenancy } from '../shared/tenancy/tenancy';

const MINUTE_MS = 60_000;
/** A user's failures are forgotten after this time without another one, an address's this long after the first: somebody there logs in all the time. No lock lasts longer. */
const WINDOW_MS = 15 * MINUTE_MS;
/**
 * Tries for one ユーザーID, whether it exists or not, for one address, and for one user in a browser that let them in before, until each is locked for
 * the rest of the window.
 */
const TRIES = { user: 10, address: 100, device: 10 };

type Subject = keyof typeof TRIES;

export interface Attempt {
  readonly userId: string;
  readonly address: string;
  /** The token of a browser that let this user in before; null for all others. */
  readonly knownDevice: string | null;
}

/**
 * Slows guessing down. A try is counted before the password is looked at and given back if it was right, so that
 * many tries at once are no way around it. Subjects are kept as hashes: no user names or addresses in the table.
 */
@Injectable()
export class LoginThrottleService {
  constructor(private readonly tenancy: Tenancy, private readonly clock: Clock) {}

  /** Counts a try, or refuses it with the time to wait. */
  async countTry({ userId, address, knownDevice }: Attempt): Promise<void> {
    if (knownDevice) return this.count('device', deviceOf(userId, knownDevice));
    await this.count('address', address);
    try {
      await this.count('user', userId);
    } catch (refusal) {
      // No password was looked at: whoever goes on with a locked ユーザーID locks nobody else of the office.
      await this.tenancy.asSystem((tx) => this.giveBack(tx, address));
      throw refusal;
    }
  }

  /** The password was right. An office with one address must not be locked because all of it logs in. */
  async forgive({ userId, address, knownDevice }: Attempt): Promise<void> {
    await this.tenancy.asSystem(async (tx) => {
      await tx.query('DELETE FROM login_throttles WHERE subject_hash = $1', [knownDevice ? subjectHash('device', deviceOf(userId, knownDevice)) : subjectHash('user', userId)]);
      if (!knownDevice) await this.giveBack(tx, address);
    });
  }

  private giveBack(tx: EntityManager, address: string): Promise<unknown> {
    return tx.query('UPDATE login_throttles SET failures = greatest(failures - 1, 0) WHERE subject_hash = $1', [subjectHash('address', address)]);
  }

  private async count(subject: Subject, value: string): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - WINDOW_MS);
    const [row] = (await this.tenancy.asSystem((tx) => tx.query(
      `INSERT INTO login_throttles AS t (subject_hash, failures, last_failed_at) VALUES ($1, 1, $2)
       ON CONFLICT (subject_hash) DO UPDATE SET
         failures = CASE WHEN t.last_failed_at < $3 THEN 1 ELSE t.failures + 1 END,
         last_failed_at = CASE WHEN ($5 OR t.failures >= $4) AND t.last_failed_at >= $3 THEN t.last_failed_at ELSE $2 END
       RETURNING failures, last_failed_at`,
      [subjectHash(subject, value), now, since, TRIES[subject], subject === 'address']))) as { failures: number; last_failed_at: Date }[];
    if (row && row.failures > TRIES[subject]) {
      const seconds = Math.ceil((row.last_failed_at.getTime() + WINDOW_MS - now.getTime()) / 1000);
      throw new DomainError('too_many_attempts', undefined, undefined, Math.max(1, seconds));
    }
  }
}

/** Several users may share a browser: each has tries of their own there. */
function deviceOf(userId: string, device: string): string {
  return `${device} ${userId}`;
}

function subjectHash(subject: Subject, value: string): string {
  return createHash('sha256').update(`${subject}:${value}`).digest('hex');
}
