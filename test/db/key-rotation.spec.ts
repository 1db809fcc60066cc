import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { type CaseDetail, type OrderDetail, type PaymentSettingsView, tokyoDate } from '../../server/contract/src';
import { createApp } from '../../server/src/app.setup';
import { demoParts } from '../../server/src/demo/demo.module';
import { readDemoConfig } from '../../server/src/demo/demo-config';
import { KEPT_KEYS } from '../../server/src/kept-keys';
import { KeyRotationService } from '../../server/src/shared/sealing/key-rotation.service';
import { MasterKeysService, openMasterKeys } from '../../server/src/shared/sealing/master-keys.service';
import { Tenancy } from '../../server/src/shared/tenancy/tenancy';
import { exampleAnswer } from '../support/examples/example-answers';
import { freePort } from '../support/portal/free-port';
import { loggedIn, receivedCase } from '../support/portal/http';
import { findOrders, placedOrder } from '../support/orders/orders';
import { type Portal, startPortal } from '../support/portal/start-portal';

const [OLD, NEW] = [randomBytes(32), randomBytes(32)];
/** More than one batch, so that a rotation can be killed between two. */
const ORDERS = 230;
const SETTINGS = '/api/merchants/12345/services/002/payment-settings';
const SBPS = {
  gateway: 'sbps',
  authorizationDays: 30,
  autoCapture: false,
  cardBrands: ['visa'],
  securityCode: false,
  threeDSecure: false,
  refundDays: {},
  sbps: {
    endpoint: 'https://gateway.example.jp',
    merchantId: '30132',
    serviceId: '002',
    hashKey: 'a-secret-hash-key',
    encryption: null,
  },
};

/** The tests run in sequence: each continues where the previous one ended, as a rotation does. */
describe('a change of the master key', () => {
  let first: Portal;
  let second: Portal;
  const cases: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-rotation-'));
  beforeAll(async () => {
    first = await startPortal({ MASTER_KEY: OLD.toString('base64'), LOG_LEVEL: 'silent' });
    for (let i = 0; i < ORDERS; i++) await placedOrder(first);
    await (await loggedIn(first, 'support-admin')).send('PUT', SETTINGS, { ...SBPS, version: 1 });
    await answered(first);
  }, 300_000);
  afterAll(async () => {
    await second.app.close();
    await first.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts another process on the same database. Ending it does not close the database. */
  const start = async (present: Buffer, former?: Buffer): Promise<Portal> => {
    const [port, keys] = [
      await freePort(),
      { MASTER_KEY: present.toString('base64'), ...(former && { MASTER_KEY_PREVIOUS: former.toString('base64') }) },
    ];
    const config = readDemoConfig({
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      PORT: String(port),
      PORTAL_URL: `http://127.0.0.1:${port}`,
      ...keys,
    });
    const app = await createApp({
      ...demoParts(config),
      clock: first.clock,
      database: Object.assign(Object.create(first.database), { destroy: () => Promise.resolve() }) as DataSource,
    });
    await app.listen(port, '127.0.0.1');
    return { ...first, app, config, url: `http://127.0.0.1:${port}` };
  };
  /** The steps of `npm run keys:rotate`. */
  const rotation = async () => {
    const tenancy = new Tenancy(first.database);
    return new KeyRotationService(
      tenancy,
      await openMasterKeys(tenancy, { masterKey: NEW, formerMasterKey: OLD }, KEPT_KEYS),
      KEPT_KEYS,
    );
  };
  async function answered(portal: Portal): Promise<void> {
    const caseNumber = await receivedCase(portal);
    const { status } = await (
      await loggedIn(portal, 'staff')
    ).send('POST', `/api/cases/${caseNumber}/answer`, {
      ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
      version: 1,
    });
    expect(status).toBe(201);
    cases.push(caseNumber);
  }
  const versions = (table: string) =>
    first.rows<{ version: number; n: number }>(
      `SELECT master_key_version AS version, count(*)::int AS n FROM ${table} WHERE master_key_version IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
  const refresh = (portal: Portal) => portal.app.get(MasterKeysService, { strict: false }).refresh();
  /** Reads every answer, a page of buyers, one found by name, and the credentials. */
  const expectReadable = async (portal: Portal) => {
    const staff = await loggedIn(portal, 'staff');
    for (const caseNumber of cases)
      expect((await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body.answers).toMatchObject([
        { sections: { purchaser: expect.anything() } },
      ]);
    for (const query of [{}, { order: 'asc', name: '髙﨑' }] as Record<string, string>[]) {
      const { items, total } = (await findOrders(staff, query)).body;
      expect([query, total.count, new Set(items.map(({ buyerName }) => buyerName))]).toEqual([
        query,
        ORDERS,
        new Set(['髙﨑 𠮷子']),
      ]);
    }
    expect((await (await loggedIn(portal, 'support-admin')).get<PaymentSettingsView>(SETTINGS)).body).toMatchObject({
      sbps: { hashKeySet: true },
    });
  };

  it('begins with processes that know both keys, and encrypt with the former one until they refresh', async () => {
    second = await start(NEW, OLD);
    await answered(second);
    expect(await versions('case_keys')).toEqual([{ version: 1, n: 2 }]);
    expect(await (await rotation()).begin()).toBe(true);
    await answered(second);
    await refresh(second);
    await answered(second);
    expect(await versions('case_keys')).toEqual([
      { version: 1, n: 3 },
      { version: 2, n: 1 },
    ]);
    await expectReadable(second);
  });

  it('can be killed in the middle: what is done stays done, and everything can be read', async () => {
    const killed = (await rotation()).rewrap(({ table }) => {
      if (table === 'orders') throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await versions('orders')).toEqual([
      { version: 1, n: ORDERS - 200 },
      { version: 2, n: 200 },
    ]);
    await expectReadable(second);
  });

  it('cannot be mistaken for finished: the database keeps the former key and requires it at the start', async () => {
    expect(await (await rotation()).giveUp()).toBe(false);
    await expect(start(NEW)).rejects.toThrow(/MASTER_KEY_PREVIOUS must be the key of version 1/);
    await expect(start(OLD)).rejects.toThrow(/MASTER_KEY is not the key/);
    await expect(start(OLD, NEW)).rejects.toThrow(/exchange them/);
  });

  it('continues where it stopped, while answers are registered, and finishes', async () => {
    const again = await rotation();
    expect(await again.begin()).toBe(false);
    expect(await again.left()).toEqual(
      expect.arrayContaining([
        { table: 'orders', keys: ORDERS - 200 },
        { table: 'secrets', keys: 1 },
      ]),
    );
    await Promise.all([again.rewrap(() => undefined), answered(second), answered(second)]);
    while (!(await again.giveUp())) await again.rewrap(() => undefined);
    expect([await again.left(), await first.rows('SELECT version FROM master_keys')]).toEqual([[], [{ version: 2 }]]);
    for (const { table } of KEPT_KEYS)
      for (const { version } of await versions(table)) expect([table, version]).toEqual([table, 2]);
    await expectReadable(second);
  });

  it('leaves nothing that needs the former key, and allows nothing to be encrypted with it', async () => {
    const third = await start(NEW);
    await expectReadable(third);
    await third.app.close();
    await expect(start(OLD)).rejects.toThrow(/MASTER_KEY is not the key/);
    await expect(first.rows('UPDATE orders SET master_key_version = 1')).rejects.toThrow(/orders_master_key/);
    // A process that was overlooked and knows the former key only: it reports no answer as registered.
    await refresh(first).catch(() => undefined);
    const caseNumber = await receivedCase(first);
    const { status } = await (
      await loggedIn(first, 'staff')
    ).send('POST', `/api/cases/${caseNumber}/answer`, {
      ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
      version: 1,
    });
    expect([
      status,
      await first.rows(`SELECT 1 FROM answers JOIN support_cases c ON c.id = case_id WHERE case_number = $1`, [
        caseNumber,
      ]),
    ]).toEqual([500, []]);
  });

  it('names the keys that no master key can unwrap, keeps the former one for them, and gives them up only when requested', async () => {
    const third = randomBytes(32);
    const { id, order } = await placedOrder(second);
    await first.rows(
      `UPDATE orders SET wrapped_key = set_byte(wrapped_key, 40, get_byte(wrapped_key, 40) # 1) WHERE id = $1`,
      [id],
    );
    const tenancy = new Tenancy(first.database);
    const next = new KeyRotationService(
      tenancy,
      await openMasterKeys(tenancy, { masterKey: third, formerMasterKey: NEW }, KEPT_KEYS),
      KEPT_KEYS,
    );
    expect(await next.begin()).toBe(true);
    expect([await next.rewrap(() => undefined), await next.giveUp(), await next.left()]).toEqual([
      [`order:12345:${order.orderNumber}`],
      false,
      [{ table: 'orders', keys: 1 }],
    ]);
    expect([await next.rewrap(() => undefined, true), await next.giveUp()]).toEqual([[], true]);
    const last = await start(third);
    expect((await (await loggedIn(last, 'staff')).get<OrderDetail>(`/api/orders/${id}`)).body).toMatchObject({
      buyer: null,
    });
    await last.app.close();
  });
});
