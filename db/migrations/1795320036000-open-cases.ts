import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Before this migration the statuses of the only category stood in the schema. */
const FORMER = {
  statuses: `status IN ('received', 'reopened', 'closed_answered', 'closed_withdrawn', 'closed_expired')`,
  answered: `(status = 'closed_answered') <= (answered_at IS NOT NULL)`,
  open: `status IN ('received', 'reopened')`,
};

/**
 * Statuses are the contract's data (`server/contract/src/categories`): a new category brings its own, and no migration. The schema knows of a
 * status only whether it is closed, which its code says by beginning with `closed_`. Counts go by `is_open`.
 */
export class OpenCases1795320036000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE support_cases
      ADD COLUMN is_open boolean NOT NULL GENERATED ALWAYS AS (NOT starts_with(status, 'closed_')) STORED,
      DROP CONSTRAINT support_cases_status_check,
      ADD CONSTRAINT support_cases_status_check CHECK (status ~ '^[a-z_]+$' AND starts_with(status, 'closed') = starts_with(status, 'closed_')),
      DROP CONSTRAINT support_cases_check1,
      ADD CONSTRAINT support_cases_check1 CHECK ((revision > 0) <= (answered_at IS NOT NULL))`);
    await this.count(db, 'is_open');
  }

  async down(db: QueryRunner): Promise<void> {
    await this.count(db, FORMER.open);
    await db.query(`ALTER TABLE support_cases
      DROP COLUMN is_open,
      DROP CONSTRAINT support_cases_status_check,
      ADD CONSTRAINT support_cases_status_check CHECK (${FORMER.statuses}),
      DROP CONSTRAINT support_cases_check1,
      ADD CONSTRAINT support_cases_check1 CHECK (${FORMER.answered})`);
  }

  /** What the triggers of the case counts append. Closed cases are counted without a day, so that the folded rows stay few. */
  private async count(db: QueryRunner, isOpen: string): Promise<void> {
    const append = (rows: string, n: number) =>
      `INSERT INTO public.case_count_deltas (merchant_id, service_id, category, status, due_on, n)
        SELECT merchant_id, service_id, category, status, CASE WHEN ${isOpen} THEN answer_due_on ELSE '0001-01-01' END, ${n} * count(*)
        FROM ${rows} GROUP BY 1, 2, 3, 4, 5`;
    await this.replace(db, 'count_inserted_cases', `${append('inserted', 1)}; RETURN NULL;`);
    await this.replace(
      db,
      'count_updated_cases',
      `IF NOT EXISTS (SELECT 1 FROM before JOIN after USING (merchant_id, id)
          WHERE before.status <> after.status OR before.answer_due_on <> after.answer_due_on) THEN RETURN NULL; END IF;
        ${append('before', -1)}; ${append('after', 1)}; RETURN NULL;`,
    );
  }

  private async replace(db: QueryRunner, name: string, body: string): Promise<void> {
    await db.query(
      `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
        ${body} END $$`,
    );
  }
}
