import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day of the authorisation in Japan counts: its month is the first of the three in which the gateway takes captures. */
const ENDS = `least(authorization_ends_on, (date_trunc('month', authorized_at AT TIME ZONE 'Asia/Tokyo') + interval '3 months' - interval '1 day')::date)`;
const UNCAPTURED = `(status IN ('paid', 'shipped') OR status = 'back_ordered' AND paid_on IS NOT NULL)`;

/**
 * Until when a payment can be captured, beside until when its authorisation is held; and indexes of what needs care: an order is
 * lost sight of neither when its status moves on, nor when its authorisation is cancelled or ends.
 */
export class CaptureEnds1795320027100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE payments ADD COLUMN capture_ends_on date GENERATED ALWAYS AS (${ENDS}) STORED;
      ALTER TABLE orders ADD COLUMN capture_ends_on date;
      GRANT UPDATE (capture_ends_on) ON orders TO portal_app, portal_system`);
    await this.copying(db, ', capture_ends_on = NEW.capture_ends_on');
    await db.query('SET LOCAL ROLE portal_system');
    await db.query(
      `UPDATE orders o SET capture_ends_on = p.capture_ends_on FROM payments p WHERE p.merchant_id = o.merchant_id AND p.order_id = o.id`,
    );
    await db.query('RESET ROLE');
    await db.query(`DROP INDEX orders_expiring; DROP INDEX orders_uncaptured;
      CREATE INDEX orders_expiring ON orders (merchant_id, capture_ends_on, id) WHERE payment_state = 'authorized' AND status <> 'cancelled';
      CREATE INDEX orders_uncaptured ON orders (merchant_id, ordered_at, id) WHERE payment_state = 'authorized' AND ${UNCAPTURED};
      CREATE INDEX orders_unreleased ON orders (merchant_id, authorization_ends_on, id) WHERE payment_state = 'authorized' AND status = 'cancelled';
      CREATE INDEX orders_unpayable ON orders (merchant_id, ordered_at, id)
        WHERE payment_state = 'voided' AND status <> 'cancelled' OR payment_state = 'refunded' AND status NOT IN ('cancelled', 'shipped')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await this.copying(db, '');
    await db.query(`DROP INDEX orders_unpayable; DROP INDEX orders_unreleased; DROP INDEX orders_uncaptured; DROP INDEX orders_expiring;
      ALTER TABLE orders DROP COLUMN capture_ends_on; ALTER TABLE payments DROP COLUMN capture_ends_on;
      CREATE INDEX orders_expiring ON orders (merchant_id, authorization_ends_on, id) WHERE payment_state = 'authorized' AND status <> 'cancelled';
      CREATE INDEX orders_uncaptured ON orders (merchant_id, ordered_at, id) WHERE payment_state = 'authorized' AND status = 'paid'`);
  }

  /** The trigger's function, with what it copies besides. */
  private async copying(db: QueryRunner, more: string): Promise<void> {
    await db.query(`CREATE OR REPLACE FUNCTION copy_payment_state() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE orders SET payment_state = NEW.state, authorization_ends_on = NEW.authorization_ends_on${more}
        WHERE merchant_id = NEW.merchant_id AND id = NEW.order_id; RETURN NULL; END $$`);
  }
}
