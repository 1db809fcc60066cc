import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../shared/time/clock';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { nextLookUp } from './attempt-limits';

/** The table and the states in which rows wait for their outcome. */
export interface Waiting {
  readonly table: 'payment_operations' | 'checkouts';
  readonly states: readonly string[];
}

/** Identifies a row that is due. */
export interface Claim {
  readonly merchantId: string;
  readonly id: string;
}

const BATCH = 20;
const SECOND_MS = 1_000;
/** The cron expression serves rows that are due later than this. */
const SOON_SECONDS = 60;

/** Claims the rows with an unknown outcome that are due for a look-up, and schedules the next round (spec 4.2). */
@Injectable()
export class LookUpRoundsService {
  private readonly logger = new Logger('Payments');
  private readonly tasks: string[] = [];

  constructor(
    private readonly tenancy: Tenancy,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** For a task that looks up outcomes; instead of `Jobs.register`. */
  register(task: Job): void {
    this.tasks.push(task.name);
    this.jobs.register(task);
  }

  /** Something has changed that may settle open outcomes. */
  wakeAll(): void {
    for (const name of this.tasks) this.jobs.wake(name);
  }

  /** Looks up all rows that are due; wakes `job` again for rows that are due soon. */
  async run(job: string, waiting: Waiting, lookUp: (claim: Claim) => Promise<void>): Promise<void> {
    for (let taken = BATCH; taken === BATCH;) {
      const claims = await this.tenancy.as(SYSTEM_SCOPE, (tx) => this.claim(tx, waiting));
      taken = claims.length;
      await Promise.all(claims.map((claim) => this.attempt(waiting, claim, lookUp)));
    }
    const next = await this.tenancy.as(SYSTEM_SCOPE, (tx) => this.nextDue(tx, waiting));
    const seconds = next && Math.max(1, Math.ceil((next.getTime() - this.clock.now().getTime()) / SECOND_MS));
    if (seconds !== null && seconds <= SOON_SECONDS) this.jobs.wake(job, seconds);
  }

  /** Makes unknown outcomes due now, except requests that are still within their time limit. */
  async bringForward({ table }: Waiting): Promise<void> {
    await this.tenancy.as(SYSTEM_SCOPE, (tx) =>
      tx.query(`UPDATE ${table} SET next_look_up_at = $1 WHERE state = 'unknown' AND next_look_up_at > $1`, [
        this.clock.now(),
      ]),
    );
  }

  private async attempt({ table }: Waiting, claim: Claim, lookUp: (claim: Claim) => Promise<void>): Promise<void> {
    try {
      await lookUp(claim);
    } catch (error) {
      this.logger.error(`${table} ${claim.id} could not be looked up: ${(error as Error).message}`);
    }
  }

  /**
   * Another process that claims at the same moment gets other rows; the claim of a process that dies expires after the
   * next pause.
   */
  private async claim(tx: EntityManager, { table, states }: Waiting): Promise<Claim[]> {
    const now = this.clock.now();
    const due: (Claim & { lookUps: number })[] = await tx.query(
      `SELECT merchant_id AS "merchantId", id, look_ups + 1 AS "lookUps" FROM ${table} WHERE state IN (${quoted(states)}) AND next_look_up_at <= $1
       ORDER BY next_look_up_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [now],
    );
    for (const { merchantId, id, lookUps } of due) {
      await tx.query(`UPDATE ${table} SET look_ups = $3, next_look_up_at = $4 WHERE merchant_id = $1 AND id = $2`, [
        merchantId,
        id,
        lookUps,
        nextLookUp(now, lookUps),
      ]);
    }
    return due;
  }

  private async nextDue(tx: EntityManager, { table, states }: Waiting): Promise<Date | null> {
    const [row] = (await tx.query(
      `SELECT min(next_look_up_at) AS at FROM ${table} WHERE state IN (${quoted(states)})`,
    )) as [{ at: Date | null }];
    return row.at;
  }
}

/** As constants, so that the planner can use the partial indexes of open rows. */
function quoted(states: readonly string[]): string {
  return states.map((state) => `'${state}'`).join(', ');
}
