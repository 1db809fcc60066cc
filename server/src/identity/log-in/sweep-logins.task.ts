import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../../shared/time/clock';
import { type Job, Jobs } from '../../shared/jobs/jobs';
import { SYSTEM_SCOPE } from '../../shared/tenancy/scope';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { PasswordLink } from '../passwords/password-link.entity';
import { LoginThrottleService } from './login-throttle.service';

/** For this long, an expired link can be told apart from one that never existed. */
const LINKS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Deletes what no login needs any more: counted attempts whose window is over, and links to set a password that expired
 * long ago.
 */
@Injectable()
export class SweepLoginsTask implements Job, OnModuleInit {
  readonly name = 'sweep-logins';
  readonly cron = '*/15 * * * *';

  constructor(
    private readonly jobs: Jobs,
    private readonly tenancy: Tenancy,
    private readonly throttle: LoginThrottleService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    await this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      await this.throttle.sweep(tx);
      const expiredBefore = new Date(this.clock.now().getTime() - LINKS_KEPT_MS);
      await tx.delete(PasswordLink, { expiresAt: LessThan(expiredBefore) });
    });
  }
}
