import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PORTAL_ROLES } from '../row-level-security';

/** Roles belong to the whole server, so another database of it may have made them already, even at this moment. */
export class Roles1795320000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const role of PORTAL_ROLES) {
      await db.query(`DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN NOBYPASSRLS; END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
      await db.query(`DO $$ BEGIN
        IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN EXECUTE format('GRANT ${role} TO %I', current_user); END IF;
      END $$`);
      await db.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    }
  }

  async down(): Promise<void> {
    // Roles may be in use by another database of the same server, so they stay.
  }
}
