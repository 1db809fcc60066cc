import type { MigrationInterface, QueryRunner } from 'typeorm';

const REST = 's.tracking_id, s.order_id, s.amount, s.outcome, s.status, s.processed_on, s.authorized_at';
/** Whose payment it is: a shop chooses its tracking ids and order numbers itself, and another shop's may be the same. */
const HELD = `SELECT p.merchant_id, ${REST} FROM sandbox_payments s JOIN payments p ON p.tracking_id = s.tracking_id
  UNION SELECT c.merchant_id, ${REST} FROM sandbox_payments s JOIN checkouts c ON c.order_number = s.order_id`;

/** A merchant's payments in the sandbox are its own: two with the same トラッキングID shared one, its amount and its refund. */
export class SandboxOfMerchants1795320023000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE sandbox_payments ADD COLUMN merchant_id text COLLATE "C",
      DROP CONSTRAINT sandbox_payments_pkey, DROP CONSTRAINT sandbox_payments_order_id_key`);
    // The role that reads payments of all merchants: the tables' owner sees none.
    await db.query(`SET LOCAL ROLE portal_system`);
    await db.query(
      `INSERT INTO sandbox_payments (merchant_id, tracking_id, order_id, amount, outcome, status, processed_on, authorized_at) ${HELD}`,
    );
    await db.query(`RESET ROLE`);
    await this.asOwner(db, 'DELETE FROM sandbox_payments WHERE merchant_id IS NULL');
    await db.query(
      `ALTER TABLE sandbox_payments ALTER COLUMN merchant_id SET NOT NULL, ADD PRIMARY KEY (merchant_id, tracking_id), ADD UNIQUE (merchant_id, order_id)`,
    );
  }

  /** Of payments with the same id one stays, as there was only one. */
  async down(db: QueryRunner): Promise<void> {
    for (const key of ['tracking_id', 'order_id']) {
      await this.asOwner(
        db,
        `DELETE FROM sandbox_payments s USING sandbox_payments other WHERE other.${key} = s.${key} AND other.merchant_id < s.merchant_id`,
      );
    }
    await db.query(
      `ALTER TABLE sandbox_payments DROP COLUMN merchant_id, ADD PRIMARY KEY (tracking_id), ADD UNIQUE (order_id)`,
    );
  }

  /** No role of the portal deletes a payment, and row-level security hides them from the tables' owner. */
  private async asOwner(db: QueryRunner, statement: string): Promise<void> {
    await db.query('ALTER TABLE sandbox_payments NO FORCE ROW LEVEL SECURITY');
    await db.query(statement);
    await db.query('ALTER TABLE sandbox_payments FORCE ROW LEVEL SECURITY');
  }
}
