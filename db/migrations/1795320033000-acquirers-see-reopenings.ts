import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ROWS } from './frozen/row-level-security';

/** An acquirer is told when its case was reopened (spec 3.2); why, and by whom, is not its business. */
export class AcquirersSeeReopenings1795320033000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`GRANT SELECT (merchant_id, case_id, revision, reopened_at) ON reopenings TO portal_intake;
      CREATE POLICY reopenings_portal_intake ON reopenings FOR SELECT TO portal_intake USING (${ROWS.ofVisibleCase})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP POLICY reopenings_portal_intake ON reopenings; REVOKE SELECT (merchant_id, case_id, revision, reopened_at) ON reopenings FROM portal_intake`,
    );
  }
}
