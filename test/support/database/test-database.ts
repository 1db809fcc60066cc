import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { type DatabaseLocation, openDatabase } from '../../../db/data-source';
import { openEmbedded } from '../../../db/embedded-database';
import { migrateDatabase } from '../../../server/src/boot/migrate-database';

const ROOT = join(__dirname, '../../..');
const LOCK = 7_301_942;

/** A migrated, empty database of a suite's own, and how to remove it. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  /** The URL by which a second process could open it; undefined for the embedded one, which allows only one process. */
  readonly url?: string;
  drop(): Promise<void>;
}

export const ON_SERVER = Boolean(process.env['DATABASE_URL']);

/** On the embedded database, or on the PostgreSQL server of DATABASE_URL. Copies of one migrated template are fast. */
export function createTestDatabase(serverUrl = process.env['DATABASE_URL']): Promise<TestDatabase> {
  return serverUrl ? createOnServer(serverUrl) : createEmbedded();
}

/** The same, before anything is migrated. */
export async function createEmptyDatabase(serverUrl = process.env['DATABASE_URL']): Promise<TestDatabase> {
  if (serverUrl) {
    const name = newName();
    await onServer(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
    return openOnServer(serverUrl, name);
  }
  const dataSource = await openDatabase({ embedded: { dataDir: 'memory://' } });
  return { dataSource, drop: () => close(dataSource) };
}

/** Changes with everything that migrates. */
function schemaVersion(): string {
  const hash = createHash('sha256');
  for (const file of globSync('db/**/*.ts', { cwd: ROOT }).sort()) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex').slice(0, 12);
}

async function migrated(location: DatabaseLocation): Promise<DataSource> {
  const dataSource = await openDatabase(location);
  await migrateDatabase(dataSource);
  return dataSource;
}

/**
 * Another worker may write the same snapshot at this moment: it is read completely, because a file-backed blob would
 * break.
 */
async function createEmbedded(): Promise<TestDatabase> {
  const snapshot = join(ROOT, '.tmp', `schema-${schemaVersion()}.tar`);
  if (!existsSync(snapshot)) await writeSnapshot(snapshot);
  const dataSource = await openDatabase({
    embedded: { dataDir: 'memory://', snapshot: new Blob([readFileSync(snapshot)]) },
  });
  return { dataSource, drop: () => close(dataSource) };
}

async function writeSnapshot(file: string): Promise<void> {
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  const folder = join(ROOT, '.tmp', `template-${randomUUID()}`);
  await close(await migrated({ embedded: { dataDir: folder } }));
  const embedded = await openEmbedded({ dataDir: folder });
  const dump = await embedded.pglite.dumpDataDir('none');
  await embedded.close();
  writeFileSync(`${folder}.tar`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${folder}.tar`, file);
}

async function createOnServer(serverUrl: string): Promise<TestDatabase> {
  const template = `shokai_template_${schemaVersion()}`;
  const name = newName();
  await onServer(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (!rowCount) await createTemplate(client, serverUrl, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return openOnServer(serverUrl, name);
}

async function openOnServer(serverUrl: string, name: string): Promise<TestDatabase> {
  const url = urlOf(serverUrl, name);
  const dataSource = await openDatabase({ url });
  const drop = async () => {
    await close(dataSource);
    await onServer(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  };
  return { dataSource, url, drop };
}

async function createTemplate(client: Client, serverUrl: string, template: string): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${unfinished}`);
  await close(await migrated({ url: urlOf(serverUrl, unfinished) }));
  await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function newName(): string {
  return `shokai_test_${randomUUID().replaceAll('-', '')}`;
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function close(dataSource: DataSource): Promise<void> {
  if (dataSource.isInitialized) await dataSource.destroy();
}
