import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/time/clock';
import { Jobs } from '../../shared/jobs/jobs';
import { limitOf } from '../gateways/attempt-limits';
import { OperationOutcomesService } from './operation-outcomes.service';
import { type PaymentAccount, PaymentAccountsService } from './payment-accounts.service';
import type { PaymentOperation } from './payment-operation.entity';
import { type Verdict, verdictOf, verdictOfAlready, verdictOfLookUp } from './verdict';

export const LOOK_UP_OPERATIONS = 'look-up-operations';

/**
 * Calls the gateway for an operation that is committed already, and has the outcome recorded. Never within a
 * transaction.
 */
@Injectable()
export class OperationExecution {
  constructor(
    private readonly accounts: PaymentAccountsService,
    private readonly outcomes: OperationOutcomesService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Sends the operation itself, once. */
  async execute(operation: PaymentOperation): Promise<void> {
    const account = await this.accounts.find(operation);
    await this.record(
      operation,
      account ? await this.call(operation, account) : { state: 'declined', code: 'not_configured' },
    );
  }

  /** Asks for its outcome; may be called any number of times. */
  async lookUp(operation: PaymentOperation): Promise<void> {
    const account = await this.accounts.find(operation);
    if (!account) return;
    // Compared with the time before the look-up: what is executed after it is seen by the next look-up.
    const isPastLimit = this.clock.now() > limitOf(operation);
    const reply = await account.gateway.lookUp(account.account, account.payment, this.attempt(operation));
    await this.record(operation, verdictOfLookUp(operation.kind, reply, isPastLimit));
  }

  private async call(operation: PaymentOperation, open: PaymentAccount): Promise<Verdict> {
    const { gateway, account, payment } = open;
    const { kind, operateOn } = operation;
    const reply =
      kind === 'capture'
        ? await gateway.capture(account, payment, operateOn, operation)
        : await gateway.refund(account, payment, operation);
    if (reply.outcome !== 'already') return verdictOf(gateway, reply);
    return verdictOfAlready(kind, reply.code, await gateway.lookUp(account, payment, this.attempt(operation)));
  }

  private attempt({ limitSeconds }: PaymentOperation): { requestedAt: Date; limitSeconds: number } {
    return { requestedAt: this.clock.now(), limitSeconds };
  }

  private async record(operation: PaymentOperation, verdict: Verdict): Promise<void> {
    await this.outcomes.record(operation, verdict);
    if (verdict.state === 'unknown') this.jobs.wake(LOOK_UP_OPERATIONS);
  }
}
