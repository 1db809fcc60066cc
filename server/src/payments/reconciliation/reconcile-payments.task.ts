import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../shared/time/clock';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { PaymentAccountsService } from '../operations/payment-accounts.service';
import { LIMIT_SECONDS } from '../gateways/attempt-limits';
import { type Comparison, ComparisonsService } from './comparisons.service';

const BATCH = 20;

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
  private readonly logger = new Logger('Payments');

  constructor(
    private readonly jobs: Jobs,
    private readonly comparisons: ComparisonsService,
    private readonly accounts: PaymentAccountsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  /** Compares the payments that were due when it began, each once. */
  async run(): Promise<void> {
    const since = this.clock.now();
    for (let taken = BATCH; taken === BATCH;) {
      const claimed = await this.comparisons.claim(since, BATCH);
      taken = claimed.length;
      await Promise.all(claimed.map((comparison) => this.attempt(comparison)));
    }
  }

  private async attempt(comparison: Comparison): Promise<void> {
    try {
      await this.compare(comparison);
    } catch (error) {
      this.logger.error(
        `the payment of order ${comparison.orderId} could not be compared: ${(error as Error).message}`,
      );
    }
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
