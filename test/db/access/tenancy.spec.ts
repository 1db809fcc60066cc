import type { EntityManager } from 'typeorm';
import { tokyoDate } from '../../../server/contract/src';
import { intakeScope, merchantScope, supportScope, SYSTEM_SCOPE } from '../../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../../server/src/shared/tenancy/tenancy';
import { checkTenancy } from '../../../server/src/shared/tenancy/tenancy.check';
import { exampleAnswer } from '../../support/examples/example-answers';
import { loggedIn, receivedCase } from '../../support/portal/http';
import { operate, placedOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';
import { ON_SERVER } from '../../support/database/test-database';

describe('row-level security', () => {
  let portal: Portal;
  let tenancy: Tenancy;
  beforeAll(async () => {
    portal = await startPortal();
    tenancy = new Tenancy(portal.database);
    await receivedCase(portal, { serviceId: '001' });
    await receivedCase(portal, { serviceId: '002' });
    await receivedCase(portal, { merchantId: '67890', serviceId: '001' });
  });
  afterAll(() => portal.stop());

  const asMerchant = <T>(
    merchantId: string,
    work: (tx: EntityManager) => Promise<T>,
    serviceIds: string[] | null = null,
  ) => tenancy.as(merchantScope(merchantId, serviceIds), work);
  const count = (tx: EntityManager, table: string) =>
    tx.query(`SELECT count(*)::int AS n FROM ${table}`).then((rows: [{ n: number }]) => rows[0].n);
  const tenantTables = async () =>
    (
      await portal.rows<{ name: string }>(
        `SELECT relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'merchant_id' WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
      )
    ).map((row) => row.name);

  it('is forced on every table that has a merchant', async () => {
    expect((await tenantTables()).length).toBeGreaterThan(10);
    await expect(checkTenancy(portal.database)).resolves.toBeUndefined();
  });

  it('prevents the start when a table is unprotected or a role has too many rights', async () => {
    await portal.rows('CREATE TABLE bare (merchant_id text)');
    await expect(checkTenancy(portal.database)).rejects.toThrow(/bare has no forced row-level security/);
    await portal.rows(
      'ALTER TABLE bare OWNER TO portal_app; ALTER TABLE bare ENABLE ROW LEVEL SECURITY; ALTER TABLE bare FORCE ROW LEVEL SECURITY',
    );
    await expect(checkTenancy(portal.database)).rejects.toThrow(/role portal_app/);
    await portal.rows('DROP TABLE bare');
  });

  it('shows a merchant its own rows, even to a query without a condition', async () => {
    expect(await asMerchant('12345', (tx) => count(tx, 'support_cases'))).toBe(2);
    expect(await asMerchant('67890', (tx) => count(tx, 'payment_information'))).toBe(1);
    for (const table of await tenantTables()) {
      const foreign = await asMerchant('12345', (tx) =>
        tx.query(`SELECT 1 FROM ${table} WHERE merchant_id <> '12345'`),
      ).catch((error: Error) => error.message);
      expect([table, foreign]).toEqual([
        table,
        typeof foreign === 'string' ? expect.stringMatching(/permission denied/) : [],
      ]);
    }
  });

  it('shows a user limited to a service that service’s rows', async () => {
    expect(await asMerchant('12345', (tx) => count(tx, 'support_cases'), ['002'])).toBe(1);
    expect(await asMerchant('12345', (tx) => count(tx, 'payment_information'), ['002'])).toBe(1);
    expect(await asMerchant('12345', (tx) => count(tx, 'support_cases'), [])).toBe(0);
  });

  it.each(['payment_information', 'answers', 'case_keys', 'audit_entries'])(
    'shows %s of a case if the case is visible',
    async (table) => {
      const caseNumber = await receivedCase(portal, { serviceId: '001' });
      const { status } = await (
        await loggedIn(portal, 'staff')
      ).send('POST', `/api/cases/${caseNumber}/answer`, {
        ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
        version: 1,
      });
      expect(status).toBe(201);
      const [{ id }] = (await portal.rows('SELECT id FROM support_cases WHERE case_number = $1', [caseNumber])) as [
        { id: string },
      ];
      const seen = (merchantId: string, serviceIds: string[] | null) =>
        asMerchant(merchantId, (tx) => count(tx, `${table} WHERE case_id = ${id}`), serviceIds);
      for (const services of [null, ['001'], ['001', '002']]) expect(await seen('12345', services)).toBeGreaterThan(0);
      for (const services of [['002'], []]) expect(await seen('12345', services)).toBe(0);
      expect(await seen('67890', null)).toBe(0);
    },
  );

  it.each(['payments', 'payment_operations'])('shows %s of an order if the order is visible', async (table) => {
    const { id, order } = await placedOrder(portal);
    expect((await operate(portal, id, 'capture')).status).toBe(201);
    const other = order.serviceId === '001' ? '002' : '001';
    const seen = (merchantId: string, serviceIds: string[] | null) =>
      asMerchant(merchantId, (tx) => count(tx, `${table} WHERE order_id = ${id}`), serviceIds);
    for (const services of [null, [order.serviceId], ['001', '002']]) expect(await seen('12345', services)).toBe(1);
    for (const services of [[other], []]) expect(await seen('12345', services)).toBe(0);
    expect(await seen('67890', null)).toBe(0);
  });

  it('shows nothing when no merchant was set', async () => {
    expect(await asMerchant('', (tx) => count(tx, 'support_cases'))).toBe(0);
  });

  it('leaves no role behind for the next transaction on the connection', async () => {
    await asMerchant('12345', (tx) => count(tx, 'support_cases'));
    const rows = await Promise.all(
      Array.from({ length: 20 }, () =>
        portal.rows<{ role: string; merchant: string | null }>(
          `SELECT current_setting('role') AS role, nullif(current_setting('app.merchant_id', true), '') AS merchant`,
        ),
      ),
    );
    expect(new Set(rows.map(([row]) => `${row!.role} ${row!.merchant}`))).toEqual(new Set(['none null']));
  });

  it.each([
    ['an answer', `UPDATE answers SET revision = 9`],
    ['an answer away', `DELETE FROM answers`],
    ['the audit log', `UPDATE audit_entries SET at = now()`],
    ['the audit log away', `DELETE FROM audit_entries`],
    ['a case’s merchant', `UPDATE support_cases SET merchant_id = '67890'`],
    ['a case away', 'DELETE FROM support_cases'],
    ['a payment', 'UPDATE payment_information SET amount = 0'],
    ['a password', `UPDATE users SET password_hash = 'x'`],
    ['its eyes on password hashes', 'SELECT password_hash FROM users'],
    ['its eyes on sessions', 'SELECT * FROM sessions'],
    ['its eyes on mails', 'SELECT * FROM outgoing_mails'],
    ['its eyes on keys of acquirers', 'SELECT * FROM acquirer_keys'],
    ['who calls', `SELECT * FROM look_up_session('x')`],
  ])('does not allow a merchant’s transaction to change %s', async (_, sql) => {
    await expect(asMerchant('12345', (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
  });

  it('allows nobody to change an answer or the audit log, not even support or the server itself', async () => {
    for (const sql of [
      'UPDATE answers SET revision = 9',
      'DELETE FROM answers',
      'UPDATE audit_entries SET at = now()',
      'DELETE FROM audit_entries',
      'DELETE FROM support_cases',
    ]) {
      await expect(tenancy.as(supportScope(), (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
      await expect(tenancy.as(SYSTEM_SCOPE, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
    }
  });

  it('shows an acquirer what it sent itself', async () => {
    const acquirers = await portal.rows<{ id: string; code: string }>('SELECT id, code FROM acquirers ORDER BY code');
    const [{ sent }] = (await portal.rows('SELECT count(*)::int AS sent FROM support_cases WHERE acquirer_id = $1', [
      acquirers[0]!.id,
    ])) as [{ sent: number }];
    expect(sent).toBeGreaterThan(2);
    expect(await tenancy.as(intakeScope(acquirers[0]!.id), (tx) => count(tx, 'support_cases'))).toBe(sent);
    expect(await tenancy.as(intakeScope(acquirers[1]!.id), (tx) => count(tx, 'support_cases'))).toBe(0);
  });

  it('runs on the database that was requested', async () => {
    const [{ version }] = (await portal.rows('SELECT version()')) as [{ version: string }];
    expect(/wasm|emscripten/i.test(version)).toBe(!ON_SERVER);
  });
});
