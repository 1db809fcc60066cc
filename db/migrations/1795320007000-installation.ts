import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

/** One row that says what this database is for: demo data goes only into an empty one, or one marked as demo. */
export class Installation1795320007000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE installation (
      id boolean PRIMARY KEY DEFAULT true CHECK (id),
      demo boolean NOT NULL,
      demo_loaded_at timestamptz
    )`);
    await protect(db, 'installation', { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE installation');
  }
}
