import type { DataSource } from 'typeorm';
import { createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/src/app.setup';
import { demoParts } from '../../server/src/demo/demo.module';
import { readDemoConfig } from '../../server/src/demo/demo-config';
import { KEPT_KEYS } from '../../server/src/kept-keys';
import { loggedIn, type Person } from '../support/portal/http';
import { findOrders, placedOrder } from '../support/orders/orders';
import { type Portal, startPortal } from '../support/portal/start-portal';

const OLD = randomBytes(32);

describe('the master key', () => {
  let portal: Portal;
  let staff: Person;
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-key-'));
  beforeAll(async () => {
    portal = await startPortal({ MASTER_KEY: OLD.toString('base64'), LOG_LEVEL: 'silent' });
    staff = await loggedIn(portal, 'staff');
    await placedOrder(portal);
  });
  afterAll(async () => {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The error of another process that starts on the same database with other keys; undefined = it starts. */
  const start = async (present: Buffer, former?: Buffer): Promise<string | undefined> => {
    const keys = {
      MASTER_KEY: present.toString('base64'),
      ...(former && { MASTER_KEY_PREVIOUS: former.toString('base64') }),
    };
    const config = readDemoConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', PORTAL_URL: 'http://127.0.0.1', ...keys });
    // Ending it must not close the database, which belongs to the first portal.
    const database = Object.assign(Object.create(portal.database), { destroy: () => Promise.resolve() }) as DataSource;
    return createApp({ ...demoParts(config), database }).then(
      async (app) => {
        await app.init();
        return app.close().then(() => undefined);
      },
      (error: Error) => error.message,
    );
  };
  const found = async (name: string) => (await findOrders(staff, { name })).body.items.length;

  it('is checked at the start: another key is refused by name, before anything is encrypted with it', async () => {
    expect(await start(randomBytes(32))).toMatch(
      /MASTER_KEY is not the key that the data of this database are sealed with \(version 1\)/,
    );
    expect(await start(OLD)).toBeUndefined();
  });

  it('may be a new one as long as the present one is given as the former key', async () => {
    expect(await start(randomBytes(32), OLD)).toBeUndefined();
    expect(await start(randomBytes(32), randomBytes(32))).toMatch(/MASTER_KEY is not the key/);
  });

  it('is recognised by the encrypted rows of a database that is older than the check', async () => {
    await portal.rows('UPDATE master_keys SET check_value = NULL');
    expect(await start(randomBytes(32))).toMatch(
      /MASTER_KEY is not the key that the data of this database are sealed with$/m,
    );
    expect(await portal.rows('SELECT 1 FROM master_keys WHERE check_value IS NULL')).toHaveLength(1);
    expect(await start(randomBytes(32), OLD)).toBeUndefined();
    expect(await start(OLD)).toBeUndefined();
  });

  it('does not affect how orders are found, except where they were hashed with it before', async () => {
    expect(await found('髙﨑')).toBe(1);
    const search = Buffer.from(hkdfSync('sha256', OLD, '', 'shokai-desk order search', 32));
    expect(await secret()).not.toEqual(search);
    await portal.rows(`DELETE FROM secrets`);
    expect(await start(OLD)).toBeUndefined();
    expect(await secret()).toEqual(search);
  });

  it('is required by every table that keeps a key wrapped with it', async () => {
    const tables = await portal.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'wrapped_key' WHERE relkind = 'r' ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(KEPT_KEYS.map(({ table }) => table).sort());
    const keys = await portal.rows<{ name: string }>(
      `SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'master_keys'::regclass ORDER BY 1`,
    );
    expect(keys).toEqual(tables);
  });

  /** Unwraps the stored secret without the service. */
  async function secret(): Promise<Buffer> {
    const [{ wrapped_key: bytes }] = (await portal.rows(
      `SELECT wrapped_key FROM secrets WHERE name = 'order-search'`,
    )) as [{ wrapped_key: Buffer }];
    const decipher = createDecipheriv('aes-256-gcm', OLD, bytes.subarray(1, 13), { authTagLength: 16 })
      .setAAD(Buffer.from('\u0002secret:order-search'))
      .setAuthTag(bytes.subarray(13, 29));
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
  }
});
