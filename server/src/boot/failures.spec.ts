import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkWritable, dataDirFailure } from '../../../db/embedded-database';
import { databaseFailure, listenFailure } from './failures';

const message = (error: unknown) => (error as Error).message;

/** The error that the operating system really reports. */
async function refusal(port: number, host: string): Promise<unknown> {
  const server = createServer();
  const [error] = (await once(server.listen(port, host), 'error').finally(() => server.close())) as [unknown];
  return error;
}

describe('a port that cannot be opened', () => {
  let taken: Server;
  let port: number;
  beforeAll(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    port = (taken.address() as { port: number }).port;
  });
  afterAll(() => new Promise((resolve) => taken.close(resolve)));

  it('is reported with the setting that names it and with what to do', async () => {
    expect(message(listenFailure(await refusal(port, '127.0.0.1'), { port, host: null }))).toBe(
      `PORT ${port} is in use by another process: set PORT to another one, or stop that one.`,
    );
    expect(message(listenFailure(await refusal(0, '192.0.2.1'), { port: 0, host: '192.0.2.1' }))).toMatch(
      /^HOST 192\.0\.2\.1 is no address of this machine: /,
    );
    expect(message(listenFailure(await refusal(0, 'nowhere.invalid'), { port: 0, host: 'nowhere.invalid' }))).toMatch(
      /^HOST nowhere\.invalid is no name that leads to an address: /,
    );
    expect(
      message(
        listenFailure(Object.assign(new Error('listen EACCES: permission denied 0.0.0.0:80'), { code: 'EACCES' }), {
          port: 80,
          host: null,
        }),
      ),
    ).toMatch(/^PORT 80 may not be opened by this user: set PORT to 1024 or above/);
  });

  it('is not reported as a port problem when the reason is another one', () => {
    const error = new Error('something else');
    expect(listenFailure(error, { port: 80, host: null })).toBe(error);
  });
});

describe('a DATA_DIR that cannot be used', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'shokai-desk-data-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is reported by name, with the reason', () => {
    writeFileSync(join(folder, 'file'), '');
    for (const place of [join(folder, 'file'), join(folder, 'file', 'below')])
      expect(() => checkWritable(place)).toThrow(`DATA_DIR ${place} cannot be used: it is no folder.`);
    for (const [error, reason] of [
      [{ code: 'EROFS' }, 'it can only be read'],
      [{ code: 'EACCES' }, 'this user may not write there'],
      [{ code: 'ENOSPC' }, 'no space is left there'],
      [{ name: 'ErrnoError', errno: 51 }, 'no space is left there'],
      [{ name: 'ErrnoError', errno: 99 }, 'its file system says error 99'],
    ] as const)
      expect(message(dataDirFailure(error, '/data'))).toBe(
        `DATA_DIR /data cannot be used: ${reason}. Mend that, or set DATA_DIR to another folder.`,
      );
  });
});

describe('a database that cannot be used', () => {
  const messageOf = (code: string, text = 'it said so', url = 'postgres://app:hidden@db.example.jp:6432/portal') =>
    message(databaseFailure(Object.assign(new Error(text), { code }), { databaseUrl: url }));

  it('is reported by name, without its password, and with what to do', () => {
    expect(messageOf('ENOTFOUND', 'getaddrinfo ENOTFOUND db.example.jp')).toBe(
      'The database portal on db.example.jp:6432 as app cannot be reached: getaddrinfo ENOTFOUND db.example.jp. Start it, or correct DATABASE_URL.',
    );
    expect(messageOf('3D000', 'database "portal" does not exist')).toMatch(
      /^The database portal on db\.example\.jp:6432 as app refuses: database "portal" does not exist\. Remedy: create it/,
    );
    expect(messageOf('28000')).toContain('correct the user in DATABASE_URL');
    expect(messageOf('28P01')).toContain('correct the password in DATABASE_URL');
    expect(messageOf('', 'The server does not support SSL connections')).toContain('set sslmode=disable');
    expect(messageOf('SELF_SIGNED_CERT_IN_CHAIN')).toContain('add sslrootcert=FILE');
    expect(messageOf('ECONNREFUSED', 'no', 'postgres:///portal?host=/var/run/postgresql')).toMatch(
      /^The database portal on \/var\/run\/postgresql cannot be reached/,
    );
    for (const code of ['ENOTFOUND', '3D000', '28P01']) expect(messageOf(code)).not.toContain('hidden');
  });

  it('leaves an unexpected failure unchanged', () => {
    const error = new Error('a mistake of ours');
    expect(databaseFailure(error, { databaseUrl: 'postgres://db/portal' })).toBe(error);
  });
});
