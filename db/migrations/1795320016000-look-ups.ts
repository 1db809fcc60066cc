import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who calls? Asked before every request, and so in one round trip: functions that take on the server's role for as long as they run.
 * Only the login role may call them.
 */
const LOOK_UPS = {
  look_up_session: {
    found: `id uuid, user_id text, name text, email text, role text, merchant_id text, service_ids text[], merchant_name text, last_seen_at timestamptz, ends_at timestamptz`,
    query: `SELECT u.id, u.user_id, u.name, u.email, u.role, u.merchant_id, u.service_ids, m.name, s.last_seen_at, s.ends_at
      FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN merchants m ON m.merchant_id = u.merchant_id
      WHERE s.id_hash = wanted AND u.active AND coalesce(m.active, true)`,
  },
  look_up_acquirer_key: {
    found: 'id uuid, active boolean, acquirer_id uuid, acquirer_name text',
    query: `SELECT k.id, k.active AND a.active, a.id, a.name FROM acquirer_keys k JOIN acquirers a ON a.id = k.acquirer_id WHERE k.key_hash = wanted`,
  },
  look_up_merchant_key: {
    found: 'id uuid, active boolean, merchant_id text, scopes text[], label text',
    query: `SELECT k.id, k.active AND m.active, k.merchant_id, k.scopes, k.label FROM merchant_keys k JOIN merchants m ON m.merchant_id = k.merchant_id WHERE k.key_hash = wanted`,
  },
};

export class LookUps1795320016000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, { found, query }] of Object.entries(LOOK_UPS)) {
      await db.query(`CREATE FUNCTION ${name} (wanted text) RETURNS TABLE (${found}) LANGUAGE plpgsql STABLE SET role = 'portal_system'
        AS $$ #variable_conflict use_column
        BEGIN RETURN QUERY ${query}; END $$`);
      await db.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of Object.keys(LOOK_UPS)) await db.query(`DROP FUNCTION ${name}`);
  }
}
