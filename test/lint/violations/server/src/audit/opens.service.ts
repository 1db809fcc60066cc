// Violates: Transactions open in shared/tenancy: there each takes on a role whose row-level security fits.
import type { DataSource } from 'typeorm';

export const open = (dataSource: DataSource): Promise<void> =>
  dataSource.transaction(async (tx) => void (await tx.query('SELECT 1')));
