import type { DataSource } from 'typeorm';
import { closeToPublic, grantServing, servingUsers } from '../../../db/data-source';

/**
 * Revokes what PostgreSQL grants to everybody by default, and grants serving to the named user and again to the users
 * that had it: a migration may have added objects that they need. Returns all of these users.
 */
export async function grantServingUsers(database: DataSource, named?: string): Promise<string[]> {
  await closeToPublic(database);
  const users = [...new Set([...(await servingUsers(database)), ...(named === undefined ? [] : [named])])].sort();
  for (const user of users) await grantServing(database, user);
  return users;
}
