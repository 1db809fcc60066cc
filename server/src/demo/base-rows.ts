import type { EntityManager } from 'typeorm';
import { apiKeyHash } from '../identity/api-keys/api-key-gate';
import { type KeyScope, MerchantKey } from '../identity/api-keys/merchant-key.entity';
import { User } from '../identity/user.entity';
import { AcquirerKey } from '../intake/acquirers/acquirer-key.entity';
import { Acquirer } from '../intake/acquirers/acquirer.entity';
import { Contact } from '../merchants/contact.entity';
import { Merchant } from '../merchants/merchant.entity';
import { Service } from '../merchants/service.entity';
import { DEMO_LOGINS } from './demo-logins';
import type { SeedAcquirer, SeedMerchant, Seeds } from './events/seed-files';

const SCOPES: KeyScope[] = ['cases:read', 'drafts:write', 'answers:write', 'orders:write'];
const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/** Merchants, services, contacts, users and acquirers: the rows that exist before the first request arrives. */
export async function insertBaseRows(tx: EntityManager, seeds: Seeds, passwordHash: string, now: Date): Promise<void> {
  const contractedAt = new Date(now.getTime() - YEAR_MS);
  for (const merchant of seeds.merchants) await insertMerchant(tx, merchant, contractedAt);
  await tx.insert(
    User,
    DEMO_LOGINS.map((login) => ({ ...login, passwordHash, createdAt: contractedAt })),
  );
  for (const acquirer of seeds.acquirers) await insertAcquirer(tx, acquirer, now);
}

async function insertMerchant(
  tx: EntityManager,
  { merchantId, name, services, contacts, staff, apiKey }: SeedMerchant,
  createdAt: Date,
): Promise<void> {
  await tx.insert(Merchant, { merchantId, name, createdAt });
  await tx.insert(
    Service,
    services.map(({ serviceId, name }) => ({ merchantId, serviceId, name })),
  );
  if (apiKey !== undefined) {
    const keyHash = apiKeyHash(apiKey);
    await tx.insert(MerchantKey, { merchantId, keyHash, scopes: SCOPES, label: 'ECサイト連携', createdAt });
  }
  const limited = <T extends { readonly serviceIds?: readonly string[] }>({ serviceIds, ...person }: T) => ({
    ...person,
    merchantId,
    serviceIds: serviceIds ? [...serviceIds] : null,
  });
  await tx.insert(Contact, contacts.map(limited));
  await tx.insert(
    User,
    staff.map((person) => ({ ...limited(person), createdAt })),
  );
}

async function insertAcquirer(tx: EntityManager, { code, name, key }: SeedAcquirer, createdAt: Date): Promise<void> {
  const { identifiers } = await tx.insert(Acquirer, { code, name });
  const [{ id: acquirerId }] = identifiers as [Pick<Acquirer, 'id'>];
  await tx.insert(AcquirerKey, { acquirerId, keyHash: apiKeyHash(key), label: 'demo', createdAt });
}
