import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, Pool } from 'pg';
import { QuietClient } from '../../db/connection';
import { isDatabaseUnavailable } from '../../server/src/shared/tenancy/database-unavailable';

const message = (type: string, body: Buffer) => Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
const int32 = (n: number) => Buffer.from(Uint32Array.of(n).buffer).swap32();
const WELCOME = Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]);
const ANSWER = Buffer.concat([message('C', Buffer.from('SELECT 0\0')), message('Z', Buffer.from('I'))]);
/** The message of a server that ends a connection, also between two statements. */
const FAREWELL = message(
  'E',
  Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

/** Speaks PostgreSQL's protocol just enough to end the connection at the worst moments. */
async function serverThat(greets: Buffer, answers: Buffer): Promise<Server> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(greets);
      if (greets.includes(FAREWELL)) socket.end();
      else socket.on('data', () => (socket.write(answers), socket.end()));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

describe('a connection that the server ends', () => {
  it.each([
    ['with its greeting', Buffer.concat([WELCOME, FAREWELL]), ANSWER],
    ['with its answer', WELCOME, Buffer.concat([ANSWER, FAREWELL])],
    ['in place of an answer', WELCOME, FAREWELL],
  ])(
    '%s does not end the process: the next call is answered that the database is unavailable',
    async (_, greeting, answer) => {
      const server = await serverThat(greeting, answer);
      const pool = new Pool({
        Client: QuietClient as unknown as typeof Client,
        pipeline: true,
        host: '127.0.0.1',
        port: (server.address() as AddressInfo).port,
        user: 'nobody',
        password: 'none',
        database: 'nowhere',
        max: 1,
      });
      pool.on('error', () => undefined);
      const lost: unknown[] = [];
      for (let i = 0; i < 5; i++) {
        const client = await pool.connect();
        await client.query('SELECT 1').catch((error: unknown) => lost.push(error));
        await pause(20); // The connection is held while the message arrives, as between two statements of a transaction.
        await client.query('SELECT 1').catch((error: unknown) => lost.push(error));
        client.release();
      }
      expect(lost.length).toBeGreaterThanOrEqual(5);
      expect(lost.filter((error) => !isDatabaseUnavailable(error))).toEqual([]);
      await pool.end();
      server.close();
    },
  );
});
