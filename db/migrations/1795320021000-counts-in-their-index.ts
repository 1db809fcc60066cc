import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteUsersPolicies } from './frozen/row-level-security';

const KEYS = 'merchant_id, service_id, category, status, due_on';

/**
 * Counts are read where they are found: in the key's own index, for the rows of one merchant lie in as many places as there were days. And whether a
 * user sees a whole merchant is compared once for a statement: a total asked it a thousand times.
 */
export class CountsInTheirIndex1795320021000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.key(db, ' INCLUDE (n)');
    // A minute's folding changes rows here and there; until they are vacuumed the index alone cannot tell which of them are seen.
    await db.query('ALTER TABLE case_counts SET (autovacuum_vacuum_scale_factor = 0.02)');
    await rewriteUsersPolicies(db);
  }

  /** The policies stay: they let through what they always did. */
  async down(db: QueryRunner): Promise<void> {
    await this.key(db, '');
    await db.query('ALTER TABLE case_counts RESET (autovacuum_vacuum_scale_factor)');
  }

  private async key(db: QueryRunner, included: string): Promise<void> {
    await db.query(
      `ALTER TABLE case_counts DROP CONSTRAINT case_counts_pkey, ADD CONSTRAINT case_counts_pkey PRIMARY KEY (${KEYS})${included}`,
    );
  }
}
