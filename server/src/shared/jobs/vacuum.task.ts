import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../config';
import { CONFIG } from '../settings/config.token';
import { type Job, Jobs } from './jobs';

/** The embedded database has no autovacuum, so this runs a vacuum once an hour. A PostgreSQL server does so itself. */
@Injectable()
export class VacuumTask implements Job, OnModuleInit {
  readonly name = 'vacuum-embedded-database';
  readonly cron = '17 * * * *';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    if (this.config.databaseUrl === undefined) this.jobs.register(this);
  }

  async run(): Promise<void> {
    await this.dataSource.query('VACUUM ANALYZE');
  }
}
