import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

/** The counts of all merchants together, for the provider's support: folded with the others, so that nobody adds up every merchant's days. */
export class CaseCountTotals1795320014000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_count_totals (
      category text COLLATE "C" NOT NULL,
      status text COLLATE "C" NOT NULL,
      due_on date NOT NULL,
      n integer NOT NULL,
      PRIMARY KEY (category, status, due_on)
    )`);
    await db.query('CREATE INDEX case_counts_due_on ON case_counts (due_on)');
    await db.query(
      'INSERT INTO case_count_totals SELECT category, status, due_on, sum(n) FROM case_counts GROUP BY 1, 2, 3',
    );
    await protect(db, 'case_count_totals', {
      portal_support: { may: 'SELECT', rows: ROWS.all },
      portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_count_totals; DROP INDEX case_counts_due_on');
  }
}
