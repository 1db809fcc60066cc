import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The gateway tells of a card what no browser may: so must the sandbox, after an answer was lost as well. */
export class CardsOfTheSandbox1795320027300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE sandbox_payments ADD COLUMN brand text, ADD COLUMN last_digits text CHECK (last_digits ~ '^[0-9]{4}$')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE sandbox_payments DROP COLUMN last_digits, DROP COLUMN brand');
  }
}
