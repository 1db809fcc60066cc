import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

/**
 * Provides the DataSource, and closes it after everything that uses it has stopped (`onApplicationShutdown`). It is open
 * already (`db/data-source.ts`): the portal waits for its database before there is an application (`boot/`), and tests
 * bring one of their own.
 */
export function databaseModule(database: DataSource): DynamicModule {
  return TypeOrmModule.forRootAsync({
    useFactory: () => ({ type: 'postgres' }),
    dataSourceFactory: () => Promise.resolve(database),
  });
}
