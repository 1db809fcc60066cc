import { Injectable } from '@nestjs/common';
import type { DueRows } from '../../outbox/due-rows';
import { OutboxService } from '../../outbox/outbox.service';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { PAUSES_SECONDS } from './attempt-limits';

/** The rows of a table that wait for their outcome. */
export interface Waiting extends DueRows {
  readonly table: 'payment_operations' | 'checkouts';
}

/** Identifies a row that is due. */
export interface Claim {
  readonly merchantId: string;
  readonly id: string;
}

/** The same as `nextLookUp` after one more look-up. */
const NEXT_PAUSE = `make_interval(secs => (ARRAY[${PAUSES_SECONDS.join(', ')}])[least(t.look_ups + 2, ${PAUSES_SECONDS.length})])`;

/** The rows of `table` in these states; each claim schedules the next round, so that no outcome is waited for. */
export function waitingIn(table: Waiting['table'], states: readonly string[]): Waiting {
  return {
    table,
    key: ['merchant_id', 'id'],
    dueAt: 'next_look_up_at',
    waiting: `w.state IN (${states.map((state) => `'${state}'`).join(', ')})`,
    batch: 20,
    lease: NEXT_PAUSE,
    marks: 'look_ups = t.look_ups + 1',
    claimed: 't.merchant_id AS "merchantId", t.id',
  };
}

/** Looks up the outcomes that are unknown, again and again until they are known (spec 4.2). */
@Injectable()
export class LookUpRoundsService {
  private readonly tasks: string[] = [];

  constructor(
    private readonly outbox: OutboxService,
    private readonly jobs: Jobs,
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
    await this.outbox.workOff(waiting, lookUp, ({ id }) => `${waiting.table} ${id} could not be looked up`);
    await this.outbox.wakeForNext(job, waiting);
  }

  /** Makes unknown outcomes due now, except requests that are still within their time limit. */
  bringForward(waiting: Waiting): Promise<void> {
    return this.outbox.bringForward(waiting, `state = 'unknown'`);
  }
}
