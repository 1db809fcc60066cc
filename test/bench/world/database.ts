import { cpSync, rmSync } from 'node:fs';
import { closeToPublic, type DatabaseLocation, grantServing, openDatabase } from '../../../db/data-source';
import { migrateDatabase } from '../../../server/src/boot/migrate-database';

/** One connection to a database; a text without values may contain several statements. */
export interface Database {
  query<T = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

/** Opens a database over one connection while `work` runs. */
export async function withDatabase<T>(location: DatabaseLocation, work: (db: Database) => Promise<T>): Promise<T> {
  const dataSource = await openDatabase(location);
  const connection = dataSource.createQueryRunner();
  try {
    return await work({ query: (sql, values) => connection.query(sql, values && [...values]) });
  } finally {
    await connection.release();
    await dataSource.destroy();
  }
}

export async function migrate(location: DatabaseLocation): Promise<void> {
  const dataSource = await openDatabase(location);
  try {
    await migrateDatabase(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Creates an empty database on a server; an existing one of that name is dropped. */
export async function createOnServer(serverUrl: string, name: string): Promise<DatabaseLocation> {
  await dropOnServer(serverUrl, name);
  await withDatabase({ url: serverUrl }, (db) => db.query(`CREATE DATABASE ${name}`));
  return { url: urlOf(serverUrl, name) };
}

export async function dropOnServer(serverUrl: string, name: string): Promise<void> {
  await withDatabase({ url: serverUrl }, async (db) => {
    await db.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await db.query(`DROP ROLE IF EXISTS ${servingUser(name)}`);
  });
}

/** The database's URL for the portal: with the serving user of production, which can do nothing else. */
export async function servingUrl(url: string): Promise<string> {
  const user = servingUser(new URL(url).pathname.slice(1));
  const dataSource = await openDatabase({ url });
  try {
    await dataSource.query(
      `DO $$ BEGIN CREATE ROLE ${user} LOGIN NOINHERIT PASSWORD '${user}'; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    await closeToPublic(dataSource);
    await grantServing(dataSource, user);
  } finally {
    await dataSource.destroy();
  }
  return Object.assign(new URL(url), { username: user, password: user }).href;
}

function servingUser(database: string): string {
  return `${database}_serves`;
}

export async function isOnServer(serverUrl: string, name: string): Promise<boolean> {
  return withDatabase(
    { url: serverUrl },
    async (db) => (await db.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).length > 0,
  );
}

export function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Copies an embedded database that no process has open. */
export function copyEmbedded(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
