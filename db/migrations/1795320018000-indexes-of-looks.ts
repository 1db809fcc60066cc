import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOOKS_AT_CASE = `'viewed_by_support', 'answer_viewed'`;
const LOOKS_AT_ORDER = `'order_viewed_by_support'`;

/**
 * A case that a system looks at every minute has thousands of looks and a handful of events: each kind is found by an index of its own.
 * An entry still stands in one of them, and entries of neither a case nor an order in none.
 */
export class IndexesOfLooks1795320018000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX audit_entries_of_case; DROP INDEX audit_entries_of_order;
      CREATE INDEX audit_entries_of_case ON audit_entries (merchant_id, case_id, id) WHERE case_id IS NOT NULL AND event NOT IN (${LOOKS_AT_CASE});
      CREATE INDEX audit_entries_looks_at_case ON audit_entries (merchant_id, case_id, id) WHERE event IN (${LOOKS_AT_CASE});
      CREATE INDEX audit_entries_of_order ON audit_entries (merchant_id, order_id, id) WHERE order_id IS NOT NULL AND event NOT IN (${LOOKS_AT_ORDER});
      CREATE INDEX audit_entries_looks_at_order ON audit_entries (merchant_id, order_id, id) WHERE event IN (${LOOKS_AT_ORDER})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX audit_entries_looks_at_case; DROP INDEX audit_entries_looks_at_order; DROP INDEX audit_entries_of_case; DROP INDEX audit_entries_of_order;
      CREATE INDEX audit_entries_of_case ON audit_entries (merchant_id, case_id, id);
      CREATE INDEX audit_entries_of_order ON audit_entries (merchant_id, order_id, id) WHERE order_id IS NOT NULL`);
  }
}
