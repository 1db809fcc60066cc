import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../shared/clock';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { LOOK_UP_OPERATIONS, OperationExecution } from './operation-execution';
import { nextLookUp } from './operation-limits';
import { PaymentOperation } from './payment-operation.entity';

const BATCH = 20;
const SECOND_MS = 1_000;
/** What is due later than this is the cron's. */
const SOON_SECONDS = 60;

/** Asks the gateway for every operation whose outcome is not known, until it is; never repeats one (spec 4.2). */
@Injectable()
export class LookUpOperationsTask implements Job, OnModuleInit, OnApplicationBootstrap {
  readonly name = LOOK_UP_OPERATIONS;
  readonly cron = '* * * * *';
  private readonly logger = new Logger('Payments');

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly execution: OperationExecution,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  /** What a process left open that was killed is not kept waiting for the next full minute. */
  onApplicationBootstrap(): void {
    this.jobs.wake(this.name);
  }

  async run(): Promise<void> {
    for (let taken = BATCH; taken === BATCH; ) {
      const operations = await this.tenancy.asSystem((tx) => this.claim(tx));
      taken = operations.length;
      await Promise.all(operations.map((operation) => this.lookUp(operation)));
    }
    const next = await this.tenancy.asSystem((tx) => this.nextDue(tx));
    const seconds = next && Math.max(1, Math.ceil((next.getTime() - this.clock.now().getTime()) / SECOND_MS));
    if (seconds !== null && seconds <= SOON_SECONDS) this.jobs.wake(this.name, seconds);
  }

  private async lookUp(operation: PaymentOperation): Promise<void> {
    try {
      await this.execution.lookUp(operation);
    } catch (error) {
      this.logger.error(`operation ${operation.id} could not be looked up: ${(error as Error).message}`);
    }
  }

  /** Another process that looks at the same moment takes others; one that dies leaves its claim until the next pause is over. */
  private async claim(tx: EntityManager): Promise<PaymentOperation[]> {
    const now = this.clock.now();
    const due = await tx.createQueryBuilder(PaymentOperation, 'o').where(`o.state IN ('requested', 'unknown') AND o.nextLookUpAt <= :now`, { now })
      .orderBy('o.nextLookUpAt').limit(BATCH).setLock('pessimistic_write').setOnLocked('skip_locked').getMany();
    for (const operation of due) {
      operation.lookUps += 1;
      await tx.query('UPDATE payment_operations SET look_ups = $3, next_look_up_at = $4 WHERE merchant_id = $1 AND id = $2',
        [operation.merchantId, operation.id, operation.lookUps, nextLookUp(now, operation.lookUps)]);
    }
    return due;
  }

  private async nextDue(tx: EntityManager): Promise<Date | null> {
    const [row] = (await tx.query(`SELECT min(next_look_up_at) AS at FROM payment_operations WHERE state IN ('requested', 'unknown')`)) as [{ at: Date | null }];
    return row.at;
  }
}
