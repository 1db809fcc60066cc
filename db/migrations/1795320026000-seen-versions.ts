import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a page shows of each: whoever changes one of these changes what somebody may be looking at. Not that it was read, nor how it is sealed. */
const SHOWN = {
  support_cases: 'status, revision, answer_due_on, requested_on, notice_type, service_id, summary, supplementary_note',
  orders:
    'status, paid_on, shipped_on, carrier, slip_number, subscription, total, payment_state, authorization_ends_on, repaid',
  payment_settings:
    'gateway, sealed_credentials, authorization_days, auto_capture, card_brands, security_code, three_d_secure, refund_days',
};
/** What the page of an order shows of its payment, and stands in rows of its own. */
const OF_ORDER = { payment_operations: 'state', payment_differences: 'theirs, their_amount, resolved_at' };

const of = (row: string, columns: string) =>
  `(${columns
    .split(', ')
    .map((column) => `${row}.${column}`)
    .join(', ')})`;

/** Nothing is written unseen (spec 9.1): what a page shows has a version, and a write names the one that was seen. The database counts it, so that no writer can forget to. */
export class SeenVersions1795320026000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.version := OLD.version + 1; RETURN NEW; END $$`,
    );
    for (const [table, columns] of Object.entries(SHOWN)) {
      await db.query(`ALTER TABLE ${table} ADD COLUMN version integer NOT NULL DEFAULT 1;
        CREATE TRIGGER count_version BEFORE UPDATE ON ${table} FOR EACH ROW WHEN (${of('OLD', columns)} IS DISTINCT FROM ${of('NEW', columns)}) EXECUTE FUNCTION count_version()`);
    }
    await this.countForOrders(db);
    await db.query('GRANT SELECT (version) ON payment_settings TO portal_support');
  }

  /** At the end of the transaction: by then it holds the payment, as all others do that go on from a payment to its order, and none waits for another crosswise. */
  private async countForOrders(db: QueryRunner): Promise<void> {
    await db.query('GRANT UPDATE (version) ON orders TO portal_app, portal_system');
    await db.query(`CREATE FUNCTION count_version_of_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE orders SET version = version + 1 WHERE merchant_id = NEW.merchant_id AND id = NEW.order_id; RETURN NULL; END $$`);
    for (const [table, columns] of Object.entries(OF_ORDER)) {
      const trigger = (
        event: string,
        when = '',
      ) => `CREATE CONSTRAINT TRIGGER count_version_${event} AFTER ${event} ON ${table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW ${when} EXECUTE FUNCTION count_version_of_order()`;
      await db.query(
        `${trigger('insert')}; ${trigger('update', `WHEN (${of('OLD', columns)} IS DISTINCT FROM ${of('NEW', columns)})`)}`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(OF_ORDER))
      await db.query(`DROP TRIGGER count_version_insert ON ${table}; DROP TRIGGER count_version_update ON ${table}`);
    for (const table of Object.keys(SHOWN))
      await db.query(`DROP TRIGGER count_version ON ${table}; ALTER TABLE ${table} DROP COLUMN version`);
    await db.query('DROP FUNCTION count_version, count_version_of_order');
  }
}
