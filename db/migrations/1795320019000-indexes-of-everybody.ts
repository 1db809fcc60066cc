import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Holds for every row. */
const OF_EVERYBODY = 'id > 0';

interface Index {
  readonly name: string;
  readonly definition: string;
}

/**
 * Indexes over all merchants are for lists over all merchants, which say so by a condition that holds for every row (`OF_EVERYBODY` of the server's statements).
 * A list of one merchant doesn't say it, and so can't be led through everybody's rows: for a merchant with a fifth of all cases that looked
 * cheap to the planner, and was slow wherever the newest rows were others'.
 */
export class IndexesOfEverybody1795320019000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.replace(
      db,
      (definition) => `${definition} ${definition.includes(' WHERE ') ? 'AND' : 'WHERE'} ${OF_EVERYBODY}`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await this.replace(db, (definition) => definition.replace(/ WHERE \(id > 0\)$/, '').replace(/ AND \(id > 0\)/, ''));
  }

  private async replace(db: QueryRunner, changed: (definition: string) => string): Promise<void> {
    const indexes = (await db.query(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE '%\\_support\\_%' ORDER BY 1`,
    )) as Index[];
    for (const { name, definition } of indexes) await db.query(`DROP INDEX ${name}; ${changed(definition)}`);
  }
}
