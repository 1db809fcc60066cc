import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../config';
import { Clock } from './clock';
import { CONFIG } from './config.token';
import { DatabaseTime } from './database-time';
import { Health } from './health';
import { HealthController } from './health.controller';
import { Jobs } from './jobs/jobs';
import { VacuumTask } from './jobs/vacuum.task';
import { loggerModule } from './logger';
import { Seal } from './sealing/seal';
import { DatabaseCloser, databaseProvider } from './tenancy/database.provider';
import { LookUps } from './tenancy/look-ups';
import { Tenancy } from './tenancy/tenancy';

/** What every feature stands on: configuration, clock, database with tenancy, sealing, background work. */
@Global()
@Module({})
export class SharedModule {
  /** `database`: an open one to use instead of opening the configured one. */
  static with(config: Config, clock: Clock = new Clock(), database?: DataSource): DynamicModule {
    const dataSource = database ? { provide: DataSource, useValue: database } : databaseProvider;
    return {
      module: SharedModule,
      imports: [loggerModule(config)],
      controllers: [HealthController],
      providers: [{ provide: CONFIG, useValue: config }, { provide: Clock, useValue: clock }, dataSource, DatabaseCloser, DatabaseTime, Health, Tenancy, LookUps, Seal, Jobs, VacuumTask],
      exports: [CONFIG, Clock, DataSource, Health, Tenancy, LookUps, Seal, Jobs],
    };
  }
}
