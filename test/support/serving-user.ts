import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { closeToPublic, grantServing } from '../../db/data-source';

/** A user as production lets it serve, made for one suite. */
export interface ServingUser {
  readonly name: string;
  /** Where it finds the database of a server. */
  url(of: string): string;
  /** When nobody is logged in as it any more. */
  drop(): Promise<void>;
}

/** `owner`: the migrated database, opened by who may make roles. */
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
