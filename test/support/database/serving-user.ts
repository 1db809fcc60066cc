import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { closeToPublic, grantServing } from '../../../db/data-source';

/** A database user with the rights of production's serving user, created for one suite. */
export interface ServingUser {
  readonly name: string;
  /** The database's URL for this user. */
  url(of: string): string;
  /** Drops the user, once it has no connection any more. */
  drop(): Promise<void>;
}

/** @param owner The migrated database, connected as a user that may create roles. */
export async function createServingUser(owner: DataSource): Promise<ServingUser> {
  const id = randomUUID().replaceAll('-', '');
  const name = `shokai_serve_${id.slice(0, 12)}`;
  await owner.query(`CREATE ROLE ${name} LOGIN NOINHERIT PASSWORD '${id}'`);
  await closeToPublic(owner);
  await grantServing(owner, name);
  return {
    name,
    url: (of) => Object.assign(new URL(of), { username: name, password: id }).href,
    drop: async () => {
      await owner.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
    },
  };
}
