import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { type Claim, LookUpRoundsService, waitingIn } from '../gateways/look-up-rounds.service';
import { LOOK_UP_OPERATIONS, OperationExecution } from './operation-execution';
import { PaymentOperation } from './payment-operation.entity';

const WAITING = waitingIn('payment_operations', ['requested', 'unknown']);

/**
 * Asks the gateway about every operation with an unknown outcome until it is known; never repeats an operation (spec
 * 4.2).
 */
@Injectable()
export class LookUpOperationsTask implements Job, OnModuleInit, OnApplicationBootstrap {
  readonly name = LOOK_UP_OPERATIONS;
  readonly cron = '* * * * *';

  constructor(
    private readonly jobs: Jobs,
    private readonly rounds: LookUpRoundsService,
    private readonly tenancy: Tenancy,
    private readonly execution: OperationExecution,
  ) {}

  onModuleInit(): void {
    this.rounds.register(this);
  }

  /** Operations that a killed process left open do not wait for the next full minute. */
  onApplicationBootstrap(): void {
    this.jobs.wake(this.name);
  }

  run(): Promise<void> {
    return this.rounds.run(this.name, WAITING, (claim) => this.lookUp(claim));
  }

  bringForward(): Promise<void> {
    return this.rounds.bringForward(WAITING);
  }

  private async lookUp({ merchantId, id }: Claim): Promise<void> {
    await this.execution.lookUp(
      await this.tenancy.as(SYSTEM_SCOPE, (tx) => tx.findOneByOrFail(PaymentOperation, { merchantId, id })),
    );
  }
}
