import type { MigrationInterface, QueryRunner } from 'typeorm';

const SORTED = ['answer_due_on', 'requested_on', 'received_at'];

/** A list of one notice type, each status by itself: a rare type would else be looked for among all of a merchant's cases. */
export class NoticeTypeIndex1795320013000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const column of SORTED)
      await db.query(
        `CREATE INDEX support_cases_type_${column} ON support_cases (merchant_id, notice_type, status, ${column}, id)`,
      );
    // Over all merchants a type is common enough for the other sorts.
    await db.query('CREATE INDEX support_cases_support_type ON support_cases (notice_type, status, answer_due_on, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP INDEX ${SORTED.map((column) => `support_cases_type_${column}`).join(', ')}, support_cases_support_type`,
    );
  }
}
