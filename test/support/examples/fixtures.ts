import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Role } from '../../../server/contract/src';
import { hashPassword } from '../../../server/src/identity/passwords/password';

export const PASSWORD = 'a test needs no poetry';
export const ACQUIRER_KEY = 'acquirer-one-key';
export const OTHER_ACQUIRER_KEY = 'acquirer-two-key';
export const REVOKED_ACQUIRER_KEY = 'acquirer-one-revoked-key';
export const MERCHANT_KEY = 'merchant-one-key';
export const OTHER_MERCHANT_KEY = 'merchant-two-key';
/** A key of merchant 12345 without the scope for orders. */
export const READING_MERCHANT_KEY = 'merchant-one-reading-key';
export const REVOKED_MERCHANT_KEY = 'merchant-one-revoked-key';

/** One user of each role for merchant 12345, one limited to service 001, one of another merchant, and support. */
export const USERS: readonly { userId: string; role: Role; merchantId: string | null; serviceIds?: string[] }[] = [
  { userId: 'admin', role: 'merchant_admin', merchantId: '12345' },
  { userId: 'staff', role: 'merchant_staff', merchantId: '12345' },
  { userId: 'viewer', role: 'merchant_viewer', merchantId: '12345' },
  { userId: 'staff-001', role: 'merchant_staff', merchantId: '12345', serviceIds: ['001'] },
  { userId: 'other-staff', role: 'merchant_staff', merchantId: '67890' },
  { userId: 'support', role: 'support_agent', merchantId: null },
  { userId: 'support-admin', role: 'support_admin', merchantId: null },
];

let passwordHash: Promise<string> | undefined;

/**
 * Merchants 12345 (services 001, and 002 with 自動売上) and 67890 (service 001), all with the sandbox as gateway, their
 * contacts, the users, and two acquirers.
 */
export async function insertFixtures(database: DataSource): Promise<void> {
  passwordHash ??= hashPassword(PASSWORD);
  const hash = await passwordHash;
  await database.transaction(async (tx) => {
    await tx.query(`SELECT set_config('role', 'portal_system', true)`);
    await tx.query(
      `INSERT INTO merchants (merchant_id, name, created_at) VALUES ('12345', '北のめぐみ市場', now()), ('67890', '湯の里トラベル', now())`,
    );
    await tx.query(
      `INSERT INTO services (merchant_id, service_id, name) VALUES ('12345', '001', '本店'), ('12345', '002', '定期便'), ('67890', '001', '宿泊予約')`,
    );
    await tx.query(`WITH accounts AS (INSERT INTO gateway_accounts (merchant_id, service_id, gateway, auto_capture, used_from)
        SELECT merchant_id, service_id, 'sandbox', (merchant_id, service_id) = ('12345', '002'), now() FROM services RETURNING merchant_id, service_id, id)
      INSERT INTO payment_settings (merchant_id, service_id, gateway_account_id, three_d_secure, refund_days)
        SELECT merchant_id, service_id, id, (merchant_id, service_id) = ('12345', '002'),
          CASE WHEN (merchant_id, service_id) = ('12345', '001') THEN '{"jcb": 10}' ELSE '{}' END::jsonb FROM accounts`);
    await tx.query(`INSERT INTO contacts (merchant_id, name, email, service_ids, active) VALUES
      ('12345', '通知 一郎', 'notify-one@example.jp', NULL, true), ('12345', '通知 二郎', 'notify-two@example.jp', '{001}', true),
      ('12345', '退職 三郎', 'left@example.jp', NULL, false)`);
    for (const { userId, role, merchantId, serviceIds } of USERS) {
      await tx.query(
        `INSERT INTO users (user_id, name, email, role, merchant_id, service_ids, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
        [userId, `${userId}さん`, `${userId}@example.jp`, role, merchantId, serviceIds ?? null, hash],
      );
    }
    await insertMerchantKeys(tx);
    await insertAcquirer(tx, 'ONE', 'みらいカード', [
      [ACQUIRER_KEY, true],
      [REVOKED_ACQUIRER_KEY, false],
    ]);
    await insertAcquirer(tx, 'TWO', 'あおぞらカード', [[OTHER_ACQUIRER_KEY, true]]);
  });
}

async function insertMerchantKeys(tx: Pick<DataSource, 'query'>): Promise<void> {
  const keys = [
    ['12345', MERCHANT_KEY, 'orders:write', true],
    ['67890', OTHER_MERCHANT_KEY, 'orders:write', true],
    ['12345', READING_MERCHANT_KEY, 'cases:read', true],
    ['12345', REVOKED_MERCHANT_KEY, 'orders:write', false],
  ] as const;
  for (const [merchantId, key, scope, active] of keys) {
    await tx.query(
      `INSERT INTO merchant_keys (merchant_id, key_hash, scopes, label, active, created_at) VALUES ($1, $2, ARRAY[$3], 'ECサイト', $4, now())`,
      [merchantId, keyHashOf(key), scope, active],
    );
  }
}

async function insertAcquirer(
  tx: Pick<DataSource, 'query'>,
  code: string,
  name: string,
  keys: [string, boolean][],
): Promise<void> {
  const [{ id }] = (await tx.query('INSERT INTO acquirers (code, name) VALUES ($1, $2) RETURNING id', [
    code,
    name,
  ])) as [{ id: string }];
  for (const [key, active] of keys) {
    await tx.query(
      `INSERT INTO acquirer_keys (acquirer_id, key_hash, label, active, created_at) VALUES ($1, $2, 'test', $3, now())`,
      [id, keyHashOf(key), active],
    );
  }
}

function keyHashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
