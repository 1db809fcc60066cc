import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

/** Closed cases are counted without a day, so that the folded rows stay few. */
const DUE_ON = (row: string) =>
  `CASE WHEN ${row}.status IN ('received', 'reopened') THEN ${row}.answer_due_on ELSE '0001-01-01' END`;
const COLUMNS = `merchant_id text COLLATE "C" NOT NULL,
      service_id text COLLATE "C" NOT NULL,
      category text COLLATE "C" NOT NULL,
      status text COLLATE "C" NOT NULL,
      due_on date NOT NULL,
      n integer NOT NULL`;
const append = (
  row: string,
  n: number,
) => `INSERT INTO case_count_deltas (merchant_id, service_id, category, status, due_on, n)
        SELECT ${row}.merchant_id, ${row}.service_id, ${row}.category, ${row}.status, ${DUE_ON(row)}, ${n} * count(*)
        FROM ${row} GROUP BY 1, 2, 3, 4, 5`;

/**
 * Counts that never scan (spec 5.1): each change of a case appends deltas in its own transaction, a task folds them now and
 * then; a count is folded + deltas. A trigger appends them, so that no writer of cases can forget it.
 */
export class CaseCounts1795320005000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_count_deltas (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ${COLUMNS})`);
    await db.query('CREATE INDEX case_count_deltas_by_merchant ON case_count_deltas (merchant_id)');
    await db.query(
      `CREATE TABLE case_counts (${COLUMNS}, PRIMARY KEY (merchant_id, service_id, category, status, due_on))`,
    );
    await db.query('CREATE INDEX case_counts_empty ON case_counts (merchant_id) WHERE n = 0');
    await db.query(`CREATE FUNCTION count_inserted_cases() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        ${append('inserted', 1)}; RETURN NULL; END $$`);
    await db.query(`CREATE FUNCTION count_updated_cases() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM before JOIN after USING (merchant_id, id)
          WHERE before.status <> after.status OR before.answer_due_on <> after.answer_due_on) THEN RETURN NULL; END IF;
        ${append('before', -1)}; ${append('after', 1)}; RETURN NULL; END $$`);
    await db.query(`CREATE TRIGGER count_inserted AFTER INSERT ON support_cases
        REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_cases()`);
    await db.query(`CREATE TRIGGER count_updated AFTER UPDATE ON support_cases
        REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_updated_cases()`);
    await this.protectTables(db);
  }

  private async protectTables(db: QueryRunner): Promise<void> {
    await protect(db, 'case_count_deltas', {
      portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofMerchantAndService },
      portal_support: { may: 'SELECT, INSERT', rows: ROWS.all },
      portal_intake: { may: 'INSERT', rows: ROWS.ofMerchant },
      portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all },
    });
    await protect(db, 'case_counts', {
      portal_app: { may: 'SELECT', rows: ROWS.ofMerchantAndService },
      portal_support: { may: 'SELECT', rows: ROWS.all },
      portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER count_inserted ON support_cases; DROP TRIGGER count_updated ON support_cases;
      DROP FUNCTION count_inserted_cases, count_updated_cases; DROP TABLE case_counts, case_count_deltas`);
  }
}
