import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Config } from '../config';
import { Clock } from './time/clock';
import { CONFIG } from './settings/config.token';
import { DatabaseTime } from './time/database-time';
import { Health } from './health/health';
import { HealthController } from './health/health.controller';
import { Jobs } from './jobs/jobs';
import { VacuumTask } from './jobs/vacuum.task';
import { loggerModule } from './logger';
import type { KeptKeys } from './sealing/kept-keys';
import { MasterKeys } from './sealing/master-keys';
import { MasterKeysService, openMasterKeys } from './sealing/master-keys.service';
import { RegisteredKey } from './sealing/registered-key.entity';
import { Seal } from './sealing/seal';
import { Secret } from './sealing/secret.entity';
import { SecretsService } from './sealing/secrets.service';
import { databaseModule } from './tenancy/database.module';
import { Tenancy } from './tenancy/tenancy';

/** The parts that every feature uses: configuration, clock, database with tenancy, encryption, background work. */
@Global()
@Module({})
export class SharedModule {
  /** `kept`: the tables of the features that keep data keys. */
  static with(
    config: Config,
    database: DataSource,
    kept: readonly KeptKeys[],
    clock: Clock = new Clock(),
  ): DynamicModule {
    const masterKeys = {
      provide: MasterKeys,
      inject: [Tenancy],
      useFactory: (tenancy: Tenancy) => openMasterKeys(tenancy, config, kept),
    };
    return {
      module: SharedModule,
      imports: [databaseModule(database), TypeOrmModule.forFeature([RegisteredKey, Secret]), loggerModule(config)],
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        DatabaseTime,
        Health,
        Tenancy,
        masterKeys,
        MasterKeysService,
        Seal,
        SecretsService,
        Jobs,
        VacuumTask,
      ],
      exports: [CONFIG, Clock, Health, Tenancy, MasterKeys, MasterKeysService, Seal, SecretsService, Jobs],
    };
  }
}
