import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../shared/domain-error';
import { Clock } from '../shared/clock';
import { Tenancy } from '../shared/tenancy/tenancy';
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

/**
 * Slows guessing down. A try is counted before the password is looked at and given back if it was right, so that
 * many tries at once are no way around it. Subjects are kept as hashes: no user names or addresses in the table.
 */
@Injectable()
export class LoginThrottleService {
  constructor(private readonly tenancy: Tenancy, private readonly clock: Clock) {}

  /** Counts a try, or refuses it with the time to wait. */
  async countTry({ userId, address, knownDevice }: Attempt): Promise<void> {
    if (knownDevice) return this.count('device', knownDevice);
    await this.count('network', networkOf(address));
    try {
      await this.count('user', userId);
    } catch (refusal) {
      // No password was looked at: whoever goes on with a locked ユーザーID locks nobody else of the office.
      await this.tenancy.asSystem((tx) => this.giveBack(tx, 'network', networkOf(address)));
      throw refusal;
    }
  }

  /** The password was right. An office must not be locked because all of it logs in. */
  async forgive({ userId, address, knownDevice }: Attempt): Promise<void> {
    await this.tenancy.asSystem(async (tx) => {
      if (knownDevice) return this.giveBack(tx, 'device', knownDevice);
      await this.giveBack(tx, 'user', userId);
      await this.giveBack(tx, 'network', networkOf(address));
    });
  }

  /** Rows that lock nobody any more: each made-up ユーザーID leaves one. */
  async sweep(tx: EntityManager): Promise<void> {
    await tx.query('DELETE FROM login_throttles WHERE last_failed_at < $1', [new Date(this.clock.now().getTime() - WINDOW_MS)]);
  }

  private async giveBack(tx: EntityManager, subject: Subject, value: string): Promise<void> {
    await tx.query('UPDATE login_throttles SET failures = greatest(failures - 1, 0) WHERE subject_hash = $1', [subjectHash(subject, value)]);
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
      [subjectHash(subject, value), now, since, TRIES[subject], subject === 'network']))) as { failures: number; last_failed_at: Date }[];
    if (row && row.failures > TRIES[subject]) {
      const seconds = Math.ceil((row.last_failed_at.getTime() + WINDOW_MS - now.getTime()) / 1000);
      throw new DomainError('too_many_attempts', undefined, undefined, Math.max(1, seconds));
    }
  }
}

function subjectHash(subject: Subject, value: string): string {
  return createHash('sha256').update(`${subject}:${value}`).digest('hex');
}
