import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A browser's token changes with every login there; what is counted against one of its users has to outlive that. */
export class DevicesKeepTheirTries1795320034000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE known_devices ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid()');
    await db.query('CREATE INDEX login_throttles_by_age ON login_throttles (last_failed_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX login_throttles_by_age; ALTER TABLE known_devices DROP COLUMN id');
  }
}
