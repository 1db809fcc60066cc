import { createHash } from 'node:crypto';
import { hashPassword } from '../../../server/src/identity/passwords/password';
import type { Database } from '../world/database';

export const MERCHANTS = 500;
export const BIGGEST = '10001';
/** The tenth by size: about 1 % of all cases. */
export const MIDDLING = '10010';
export const ACQUIRER_KEY = 'the key of the benchmarks’ acquirer'.replaceAll(/[^a-z]/g, '-');
export const PASSWORD = 'figures without a password';
export const USERS = { biggest: `staff-${BIGGEST}`, middling: `staff-${MIDDLING}`, support: 'support' } as const;

/** Distributes cases over merchants: a fifth to the largest, the others by rank (Zipf), at least one each. */
const SLOTS = `CREATE TABLE bench_slots AS
  WITH others AS (SELECT r, greatest(1, round(8000 / r / 5.8))::integer AS n FROM generate_series(2, ${MERCHANTS}) AS r),
    shares AS (SELECT 1 AS r, (sum(n) / 4)::integer AS n FROM others UNION ALL SELECT r, n FROM others)
  SELECT row_number() OVER () - 1 AS slot, (10000 + r)::text AS merchant_id, r AS rank FROM shares CROSS JOIN LATERAL generate_series(1, n)`;

/**
 * Merchants with services, contacts, users and card settings, and five acquirers: the rows that exist before the first
 * case.
 */
export async function seedBaseRows(db: Database): Promise<void> {
  await db.query(`${SLOTS}; ALTER TABLE bench_slots ADD PRIMARY KEY (slot)`);
  await db.query(`INSERT INTO merchants (merchant_id, name, created_at) SELECT DISTINCT merchant_id, '加盟店' || merchant_id, now() - interval '2 years' FROM bench_slots;
    INSERT INTO services (merchant_id, service_id, name) SELECT merchant_id, lpad(s::text, 3, '0'), 'サービス' || s
      FROM merchants CROSS JOIN generate_series(1, 4) AS s WHERE s <= CASE merchant_id WHEN '${BIGGEST}' THEN 4 ELSE 2 END;
    INSERT INTO contacts (merchant_id, name, email) SELECT merchant_id, '通知 一郎', 'notify-' || merchant_id || '@example.jp' FROM merchants;
    INSERT INTO contacts (merchant_id, name, email) SELECT merchant_id, '通知 二郎', 'second-' || merchant_id || '@example.jp' FROM merchants WHERE merchant_id <= '${MIDDLING}';
    WITH accounts AS (INSERT INTO gateway_accounts (merchant_id, service_id, gateway) SELECT merchant_id, service_id, 'sandbox' FROM services RETURNING merchant_id, service_id, id)
      INSERT INTO payment_settings (merchant_id, service_id, gateway_account_id) SELECT merchant_id, service_id, id FROM accounts;
    INSERT INTO contact_desks (merchant_id, service_id, desk) SELECT merchant_id, service_id, '{"name": "お客様窓口", "phone": "0120713362", "hours": "平日10:00-18:00"}' FROM services;
    INSERT INTO acquirers (code, name) SELECT 'BENCH' || a, '第' || a || 'カード' FROM generate_series(1, 5) AS a`);
  await insertPeople(db);
}

async function insertPeople(db: Database): Promise<void> {
  const password = await hashPassword(PASSWORD);
  await db.query(
    `INSERT INTO users (user_id, name, email, role, merchant_id, password_hash, created_at)
    SELECT 'staff-' || merchant_id, '担当 ' || merchant_id, 'staff-' || merchant_id || '@example.jp', 'merchant_staff', merchant_id, $1::text, now() - interval '1 year' FROM merchants`,
    [password],
  );
  await db.query(
    `INSERT INTO users (user_id, name, email, role, password_hash, created_at) VALUES ($1, 'サポート', 'support@example.jp', 'support_agent', $2, now())`,
    [USERS.support, password],
  );
  await db.query(
    `INSERT INTO acquirer_keys (acquirer_id, key_hash, label, created_at) SELECT id, $1, 'bench', now() FROM acquirers WHERE code = 'BENCH1'`,
    [createHash('sha256').update(ACQUIRER_KEY).digest('hex')],
  );
  // The embedded portal runs as the demo: it accepts only a database that is marked as such, and loads no demo data
  // into a filled one.
  await db.query('INSERT INTO installation (demo, demo_loaded_at) VALUES (true, now())');
}
