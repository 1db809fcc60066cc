import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { type Job, Jobs } from '../shared/jobs/jobs';
import { ALL_SERVICES, merchantScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { type Claim, LookUpRoundsService, waitingIn } from '../payments/gateways/look-up-rounds.service';
import { CheckoutExecution, LOOK_UP_CHECKOUTS } from './checkout-execution';
import { Checkout } from './checkout.entity';

const WAITING = waitingIn('checkouts', ['requested', 'challenge', 'unknown']);

/**
 * Asks the gateway about every checkout with an unknown outcome until it is known: then the order exists, or the buyer
 * may try again.
 */
@Injectable()
export class LookUpCheckoutsTask implements Job, OnModuleInit, OnApplicationBootstrap {
  readonly name = LOOK_UP_CHECKOUTS;
  readonly cron = '* * * * *';

  constructor(
    private readonly jobs: Jobs,
    private readonly rounds: LookUpRoundsService,
    private readonly tenancy: Tenancy,
    private readonly execution: CheckoutExecution,
  ) {}

  onModuleInit(): void {
    this.rounds.register(this);
  }

  /** Checkouts that a killed process left open do not wait for the next full minute. */
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
    const checkout = await this.tenancy.as(merchantScope(merchantId, ALL_SERVICES), (tx) =>
      tx.findOneByOrFail(Checkout, { merchantId, id }),
    );
    if (checkout.sealedContent) await this.execution.lookUp(checkout);
  }
}
