import type { Database } from '../world/database';
import { seedBaseRows } from './base-rows';
import { seedCases } from './case-rows';
import { withoutIndexes } from './indexes';
import { seedOrders } from './order-rows';
import { seedRecords } from './record-rows';
import { encryptSamples } from './encrypted-samples';

/**
 * Fills a migrated, empty database with `count` cases and all their rows, as the portal itself would have written them.
 * Foreign keys and triggers are disabled meanwhile (their work is done here, or holds by construction): a million cases
 * take minutes.
 */
export async function seed(db: Database, count: number): Promise<void> {
  await db.query(
    `SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'`,
  );
  await withoutIndexes(db, async () => {
    await seedBaseRows(db);
    await seedCases(db, count);
    await seedRecords(db);
    await seedOrders(db);
  });
  await encryptSamples(db);
  await db.query('DROP TABLE bench_cases, bench_orders, bench_slots');
  await db.query(
    'RESET session_replication_role; RESET synchronous_commit; RESET work_mem; RESET maintenance_work_mem',
  );
  await db.query('VACUUM ANALYZE');
  await db.query('CHECKPOINT');
}
