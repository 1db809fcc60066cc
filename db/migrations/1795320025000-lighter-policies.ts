import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteUsersPolicies } from './frozen/row-level-security';

/** What is read by keys is judged by settings and functions: a sheet of twelve statements got twenty-five selects ready, of which hardly one was carried out. */
export class LighterPolicies1795320025000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return rewriteUsersPolicies(db);
  }

  /** The policies stay: they let through what they always did. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
