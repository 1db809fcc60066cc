import type { DataSource } from 'typeorm';
import { closeToPublic, grantServing, servingUsers } from '../../../db/data-source';

/** Takes from everybody what PostgreSQL gives by default, and lets the named user serve, beside those that were before: a migration may have brought what they need. Returns them. */
export async function grantServingUsers(database: DataSource, named?: string): Promise<string[]> {
  await closeToPublic(database);
  const users = [...new Set([...(await servingUsers(database)), ...(named === undefined ? [] : [named])])].sort();
  for (const user of users) await grantServing(database, user);
  return users;
}
