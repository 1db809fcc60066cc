import type { EntityManager } from 'typeorm';
import { apiKeyHash } from '../identity/api-keys/api-key-gate';
import { DEMO_LOGINS } from './demo-logins';
import type { SeedAcquirer, SeedMerchant, Seeds } from './events/seed-files';

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/** Merchants, services, contacts, users and acquirers: the rows that exist before the first request arrives. */
export async function insertBaseRows(tx: EntityManager, seeds: Seeds, passwordHash: string, now: Date): Promise<void> {
  const contractedAt = new Date(now.getTime() - YEAR_MS);
  for (const merchant of seeds.merchants) await insertMerchant(tx, merchant, contractedAt);
  for (const { userId, name, email, role, merchantId } of DEMO_LOGINS) {
    await tx.query(
      `INSERT INTO users (user_id, name, email, role, merchant_id, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [userId, name, email, role, merchantId, passwordHash, contractedAt],
    );
  }
  for (const acquirer of seeds.acquirers) await insertAcquirer(tx, acquirer, now);
}

async function insertMerchant(
  tx: EntityManager,
  { merchantId, name, services, contacts, staff, apiKey }: SeedMerchant,
  contractedAt: Date,
): Promise<void> {
  await tx.query('INSERT INTO merchants (merchant_id, name, created_at) VALUES ($1, $2, $3)', [
    merchantId,
    name,
    contractedAt,
  ]);
  for (const service of services) {
    await tx.query('INSERT INTO services (merchant_id, service_id, name) VALUES ($1, $2, $3)', [
      merchantId,
      service.serviceId,
      service.name,
    ]);
  }
  if (apiKey !== undefined) {
    await tx.query(
      `INSERT INTO merchant_keys (merchant_id, key_hash, scopes, label, created_at) VALUES ($1, $2, '{cases:read,drafts:write,answers:write,orders:write}', 'ECサイト連携', $3)`,
      [merchantId, apiKeyHash(apiKey), contractedAt],
    );
  }
  for (const contact of contacts) {
    await tx.query('INSERT INTO contacts (merchant_id, name, email, service_ids, active) VALUES ($1, $2, $3, $4, $5)', [
      merchantId,
      contact.name,
      contact.email,
      contact.serviceIds ?? null,
      contact.active ?? true,
    ]);
  }
  for (const person of staff) {
    await tx.query(
      'INSERT INTO users (user_id, name, email, role, merchant_id, service_ids, active, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        person.userId,
        person.name,
        person.email,
        person.role,
        merchantId,
        person.serviceIds ?? null,
        person.active ?? true,
        contractedAt,
      ],
    );
  }
}

async function insertAcquirer(tx: EntityManager, { code, name, key }: SeedAcquirer, now: Date): Promise<void> {
  await tx.query(
    `WITH acquirer AS (INSERT INTO acquirers (code, name) VALUES ($1, $2) RETURNING id)
     INSERT INTO acquirer_keys (acquirer_id, key_hash, label, created_at) SELECT id, $3, 'demo', $4 FROM acquirer`,
    [code, name, apiKeyHash(key), now],
  );
}
