import { createHash } from 'node:crypto';
import fastify from 'fastify';
import { Pool, type PoolClient, type QueryResultRow, types } from 'pg';
import { openEmbedded } from '../../../db/embedded-database';
import { answer, answerAtOnce } from './answer';
import { intake, intakeAtOnce } from './intake';
import { list } from './list';
import { sheet, sheetAtOnce } from './sheet';

/** A connection whose statements are prepared once and then known by name. */
export interface Prepared {
  rows<T extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

/** The portal's own number of connections. */
const POOL_SIZE = 10;
const DATE_OID = 1082;
const names = new Map<string, string>();

/** What the portal is measured against: handlers of Fastify and node-postgres that do the same to the same rows, and nothing else. */
async function main(): Promise<void> {
  types.setTypeParser(DATE_OID, (text) => text);
  const { DATABASE_URL: url, DATA_DIR: dataDir, PORT: port } = process.env;
  const pool = new Pool(url ? { connectionString: url, max: POOL_SIZE } : (await openEmbedded({ dataDir: dataDir! })).poolConfig);
  const app = fastify();
  app.get('/ready', () => ({ status: 'ok' }));
  app.post('/intake', async (request, reply) => reply.status(201).send(await inTransaction(pool, (db) => intake(db, request.body))));
  app.post('/intake-at-once', async (request, reply) => reply.status(201).send(await onConnection(pool, (db) => intakeAtOnce(db, request.body))));
  app.get('/list', (request) => onConnection(pool, (db) => list(db, request.query)));
  app.get('/sheet', (request) => inTransaction(pool, (db) => sheet(db, request.query)));
  app.get('/sheet-at-once', (request) => onConnection(pool, (db) => sheetAtOnce(db, request.query)));
  app.post('/answer', async (request, reply) => reply.status(201).send(await inTransaction(pool, (db) => answer(db, request.body))));
  app.post('/answer-at-once', async (request, reply) => reply.status(201).send(await onConnection(pool, (db) => answerAtOnce(db, request.body))));
  await app.listen({ port: Number(port), host: '127.0.0.1' });
}

async function onConnection<T>(pool: Pool, work: (db: Prepared) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(prepared(client));
  } finally {
    client.release();
  }
}

function inTransaction<T>(pool: Pool, work: (db: Prepared) => Promise<T>): Promise<T> {
  return onConnection(pool, async (db) => {
    await db.rows('BEGIN');
    const result = await work(db);
    await db.rows('COMMIT');
    return result;
  });
}

function prepared(client: PoolClient): Prepared {
  return {
    rows: async <T extends QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<T>({ name: nameOf(sql), text: sql, values: [...values] })).rows,
  };
}

function nameOf(sql: string): string {
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url').slice(0, 16);
  names.set(sql, name);
  return name;
}

void main();
