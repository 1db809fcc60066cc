import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Either way: a log-in that was under way while its user was switched off is ended when they are switched on. */
const SWITCHED = 'OLD.active <> NEW.active';

/**
 * Whoever is switched off, or works for a merchant that is, has logged out: switched on again they log in anew. By the database, so that no way of
 * switching off, present or to come, leaves a session or a one-time link behind that would hold again later.
 */
export class SessionsEnd1795320030300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE FUNCTION end_sessions_of_users() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
        DELETE FROM sessions WHERE user_id = NEW.id;
        IF NOT NEW.active THEN DELETE FROM password_links WHERE user_id = NEW.id; END IF; RETURN NULL; END $$`);
    await db.query(`CREATE FUNCTION end_sessions_of_merchants() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
        DELETE FROM sessions s USING users u WHERE u.id = s.user_id AND u.merchant_id = NEW.merchant_id;
        IF NOT NEW.active THEN DELETE FROM password_links l USING users u WHERE u.id = l.user_id AND u.merchant_id = NEW.merchant_id; END IF; RETURN NULL; END $$`);
    await db.query(`REVOKE EXECUTE ON FUNCTION end_sessions_of_users, end_sessions_of_merchants FROM PUBLIC`);
    for (const table of ['users', 'merchants']) {
      await db.query(
        `CREATE TRIGGER end_sessions AFTER UPDATE OF active ON ${table} FOR EACH ROW WHEN (${SWITCHED}) EXECUTE FUNCTION end_sessions_of_${table}()`,
      );
    }
    // Those of users who are off now.
    for (const table of ['sessions', 'password_links']) {
      await db.query(`SET LOCAL ROLE portal_system; DELETE FROM ${table} t USING users u LEFT JOIN merchants m ON m.merchant_id = u.merchant_id
        WHERE u.id = t.user_id AND NOT (u.active AND coalesce(m.active, true)); RESET ROLE`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['users', 'merchants'])
      await db.query(`DROP TRIGGER end_sessions ON ${table}; DROP FUNCTION end_sessions_of_${table}`);
  }
}
