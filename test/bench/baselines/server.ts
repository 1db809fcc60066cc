import fastify from 'fastify';
import { Pool, types } from 'pg';
import { openEmbedded } from '../../../db/embedded-database';
import { ALONG_AN_INDEX } from '../../../server/src/shared/database/statement';
import { answer, answerInOneStatement } from './answer';
import { intake, intakeInOneStatement } from './intake';
import { list } from './list';
import { inTransaction, onConnection } from './prepared';
import { sheet, sheetInOneStatement } from './sheet';

/** The portal's own number of connections. */
const POOL_SIZE = 4;
const DATE_OID = 1082;

/**
 * The baseline of the portal: handlers with Fastify and node-postgres that do the same to the same rows, and nothing
 * else.
 */
async function main(): Promise<void> {
  types.setTypeParser(DATE_OID, (text) => text);
  const { DATABASE_URL: url, DATA_DIR: dataDir, PORT: port } = process.env;
  const config = url
    ? { connectionString: url, max: POOL_SIZE, pipeline: true }
    : (await openEmbedded({ dataDir: dataDir! })).poolConfig;
  const pool = new Pool(config);
  const lists = url
    ? new Pool({
        ...config,
        options: Object.entries(ALONG_AN_INDEX)
          .map(([name, value]) => `-c ${name}=${value}`)
          .join(' '),
      })
    : pool;
  const app = fastify();
  app.get('/ready', () => ({ status: 'ok' }));
  app.post('/intake', async (request, reply) =>
    reply.status(201).send(await inTransaction(pool, (db) => intake(db, request.body))),
  );
  app.post('/intake-in-one-statement', async (request, reply) =>
    reply.status(201).send(await onConnection(pool, (db) => intakeInOneStatement(db, request.body))),
  );
  app.get('/list', (request) => onConnection(lists, (db) => list(db, request.query)));
  app.get('/sheet', (request) => inTransaction(pool, (db) => sheet(db, request.query)));
  app.get('/sheet-in-one-statement', (request) => onConnection(pool, (db) => sheetInOneStatement(db, request.query)));
  app.post('/answer', async (request, reply) =>
    reply.status(201).send(await inTransaction(pool, (db) => answer(db, request.body))),
  );
  app.post('/answer-in-one-statement', async (request, reply) =>
    reply.status(201).send(await onConnection(pool, (db) => answerInOneStatement(db, request.body))),
  );
  await app.listen({ port: Number(port), host: '127.0.0.1' });
}

void main();
