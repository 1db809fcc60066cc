import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxService } from '../../outbox/outbox.service';
import { Clock } from '../../shared/time/clock';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { PaymentAccountsService } from '../operations/payment-accounts.service';
import { LIMIT_SECONDS } from '../gateways/attempt-limits';
import { type Comparison, ComparisonsService, TO_COMPARE } from './comparisons.service';

/**
 * The daily reconciliation (spec 4.1, point 4): asks the gateway about every payment that changed since its last
 * comparison, and about captures whose day is over. Differences are listed for people; they never change a payment.
 */
@Injectable()
export class ReconcilePaymentsTask implements Job, OnModuleInit {
  readonly name = 'reconcile-payments';
  /**
   * UTC: at 04:30 in Tokyo, when the gateway has few other calls. The hours after it serve payments that got no
   * response before.
   */
  readonly cron = '30 19-23 * * *';

  constructor(
    private readonly jobs: Jobs,
    private readonly outbox: OutboxService,
    private readonly comparisons: ComparisonsService,
    private readonly accounts: PaymentAccountsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  /** Compares the payments that were due when it began, each once. */
  run(): Promise<void> {
    return this.outbox.workOff<Comparison>(
      TO_COMPARE,
      (comparison) => this.compare(comparison),
      ({ orderId }) => `the payment of order ${orderId} could not be compared`,
    );
  }

  /** A missing response is not a difference: the claim expires, and a later run asks again. */
  private async compare(comparison: Comparison): Promise<void> {
    const open = await this.accounts.find(comparison);
    if (!open) return;
    const reply = await open.gateway.lookUp(open.account, open.payment, {
      requestedAt: this.clock.now(),
      limitSeconds: LIMIT_SECONDS,
    });
    if (reply.outcome === 'known')
      await this.comparisons.record(comparison, { state: reply.state.status, amount: reply.state.amount ?? null });
  }
}
