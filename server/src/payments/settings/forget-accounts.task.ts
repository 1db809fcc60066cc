import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../shared/time/clock';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';

/** Far longer than any transaction takes that has read which account is in use and is about to name it. */
const LEFT_FOR_MS = 24 * 60 * 60_000;

/** Deletes accounts that services have left and that authorised nothing: their credentials are not needed any more. */
@Injectable()
export class ForgetAccountsTask implements Job, OnModuleInit {
  readonly name = 'forget-gateway-accounts';
  /** UTC: at 03:10 in Tokyo. */
  readonly cron = '10 18 * * *';

  constructor(
    private readonly tenancy: Tenancy,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const leftBefore = new Date(this.clock.now().getTime() - LEFT_FOR_MS);
    await this.tenancy.as(SYSTEM_SCOPE, (tx) =>
      tx.query(
        `DELETE FROM gateway_accounts a WHERE used_until < $1
           AND NOT EXISTS (SELECT FROM payments p WHERE p.merchant_id = a.merchant_id AND p.gateway_account_id = a.id)
           AND NOT EXISTS (SELECT FROM checkouts c WHERE c.merchant_id = a.merchant_id AND c.gateway_account_id = a.id)`,
        [leftBefore],
      ),
    );
  }
}
