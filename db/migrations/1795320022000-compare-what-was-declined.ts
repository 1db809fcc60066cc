import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever concludes that an operation was not executed has the payment compared once more: no change of its state would. */
export class CompareWhatWasDeclined1795320022000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('GRANT UPDATE (compare_at) ON payments TO portal_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('REVOKE UPDATE (compare_at) ON payments FROM portal_app');
  }
}
