import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list of one notice type, each status by itself: a rare type would else be looked for among all of a merchant's cases. */
export class NoticeTypeIndex1795320013000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX support_cases_notice_type ON support_cases (merchant_id, notice_type, status, answer_due_on, id);
      CREATE INDEX support_cases_support_notice_type ON support_cases (notice_type, status, answer_due_on, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX support_cases_notice_type, support_cases_support_notice_type');
  }
}
