import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PORTAL_ROLES } from './frozen/row-level-security';

const INSUFFICIENT_PRIVILEGE = '42501';
/** Since PostgreSQL 16 whoever makes a role is a member of it, and yet may not become it. */
const MAY_BECOME = `CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END`;

/** Roles belong to the whole server, so another database of it may have made them already, even at this moment. */
export class Roles1795320000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const [{ login }] = (await db.query('SELECT quote_ident(current_user) AS login')) as [{ login: string }];
    try {
      for (const role of PORTAL_ROLES) await this.make(db, role);
    } catch (error) {
      throw (error as { code?: string }).code === INSUFFICIENT_PRIVILEGE ? explained(login, error as Error) : error;
    }
  }

  private async make(db: QueryRunner, role: string): Promise<void> {
    await db.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN NOBYPASSRLS; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await db.query(`DO $$ BEGIN
      IF NOT pg_has_role(current_user, '${role}', ${MAY_BECOME}) THEN EXECUTE format('GRANT ${role} TO %I', current_user); END IF;
    END $$`);
    await db.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  }

  async down(): Promise<void> {
    // Roles may be in use by another database of the same server, so they stay.
  }
}

/** What somebody with more rights has to do, once for each server and login role. */
function explained(login: string, cause: Error): Error {
  const statements = [
    ...PORTAL_ROLES.map((role) => `CREATE ROLE ${role} NOLOGIN;`),
    `GRANT ${PORTAL_ROLES.join(', ')} TO ${login};`,
  ];
  return new Error(
    `The database's login role may not make the portal's roles (${cause.message}). ` +
      `Have an administrator of the server run, leaving out roles that are there already:\n  ${statements.join('\n  ')}`,
    { cause },
  );
}
