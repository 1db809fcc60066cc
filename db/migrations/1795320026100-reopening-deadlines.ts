import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reopened case has a day of its own by which the correction is due; reopenings before this kept the old one. */
export class ReopeningDeadlines1795320026100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE reopenings ADD COLUMN answer_due_on date;
      GRANT UPDATE (answer_due_on) ON support_cases TO portal_support`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE UPDATE (answer_due_on) ON support_cases FROM portal_support;
      ALTER TABLE reopenings DROP COLUMN answer_due_on`);
  }
}
