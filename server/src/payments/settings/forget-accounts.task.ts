import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../../shared/time/clock';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { StoredAccount } from './stored-account.entity';

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
      tx
        .createQueryBuilder()
        .delete()
        .from(StoredAccount)
        .where({ usedUntil: LessThan(leftBefore) })
        .andWhere(namedByNoRowOf('payments'))
        .andWhere(namedByNoRowOf('checkouts'))
        .execute(),
    );
  }
}

/** In SQL, because releases have no entity of checkouts: the shop is the demo's. */
function namedByNoRowOf(table: 'payments' | 'checkouts'): string {
  return `NOT EXISTS (SELECT FROM ${table} t WHERE t.merchant_id = gateway_accounts.merchant_id AND t.gateway_account_id = gateway_accounts.id)`;
}
