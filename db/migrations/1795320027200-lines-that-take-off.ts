import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Discounts and points stand among an order's lines; and what names a call once may be as long as other systems make it. */
export class LinesThatTakeOff1795320027200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE order_items DROP CONSTRAINT order_items_unit_price_check, ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'product' CHECK (kind IN ('product', 'discount', 'points')),
      ADD CONSTRAINT order_items_unit_price_check CHECK (unit_price BETWEEN -9999999 AND 9999999 AND CASE kind WHEN 'product' THEN unit_price >= 0 ELSE unit_price <= 0 END)`);
    await this.keys(db, '^[!-~]{1,255}$');
  }

  /** Refused while there is a line or a key that the former schema has no place for. */
  async down(db: QueryRunner): Promise<void> {
    await this.keys(db, '^[!-~]{1,64}$');
    await db.query(
      `ALTER TABLE order_items DROP CONSTRAINT order_items_unit_price_check, DROP COLUMN kind, ADD CONSTRAINT order_items_unit_price_check CHECK (unit_price BETWEEN 0 AND 9999999)`,
    );
  }

  private async keys(db: QueryRunner, pattern: string): Promise<void> {
    await db.query(
      `ALTER TABLE order_calls DROP CONSTRAINT order_calls_idempotency_key_check, ADD CONSTRAINT order_calls_idempotency_key_check CHECK (idempotency_key ~ '${pattern}')`,
    );
  }
}
