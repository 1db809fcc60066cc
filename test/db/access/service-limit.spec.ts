import type { EntityManager } from 'typeorm';
import { tokyoDate } from '../../../server/contract/src';
import { exampleAnswer } from '../../support/examples/example-answers';
import { loggedIn, receivedCase } from '../../support/portal/http';
import { operate, placedOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const MERCHANT = '12345';
const LIMITS: readonly (readonly [name: string, services: string | undefined])[] = [
  ['all services', '*'],
  ['001', '001'],
  ['002', '002'],
  ['both of them', '001,002'],
  ['an unknown service', '999'],
  ['none', ''],
  ['no setting', undefined],
];
/** Limited by the merchant only: the merchant's own row. */
const OF_NO_SERVICE = ['merchants'];

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** It would be easy to forget the policy of one table: therefore all tables with a merchant are tried. */
describe('what a merchant’s user sees', () => {
  let portal: Portal;
  let tables: readonly Table[];
  beforeAll(async () => {
    portal = await startPortal();
    for (const [merchantId, serviceId] of [
      [MERCHANT, '001'],
      [MERCHANT, '002'],
      ['67890', '001'],
    ] as const)
      await fill(merchantId, serviceId);
    const found =
      await portal.rows<Table>(`SELECT c.relname AS name, array_agg(a.attname::text) FILTER (WHERE a.attname <> 'order_id' OR a.atttypid = 'bigint'::regtype) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname ORDER BY 1`);
    tables = found.filter(({ columns }) => columns.includes('merchant_id'));
  });
  afterAll(() => portal.stop());

  /** Runs in a transaction that has only this setting; undefined = not even that one. */
  const as = <T>(
    merchantId: string | undefined,
    services: string | undefined,
    work: (tx: EntityManager) => Promise<T>,
    role = 'portal_app',
  ): Promise<T> =>
    portal.database.transaction(async (tx) => {
      await tx.query(`SET LOCAL ROLE ${role}`);
      if (merchantId !== undefined) await tx.query(`SELECT set_config('app.merchant_id', $1, true)`, [merchantId]);
      if (services !== undefined) await tx.query(`SELECT set_config('app.service_ids', $1, true)`, [services]);
      return work(tx);
    });
  const countOf =
    (name: string) =>
    (tx: Pick<EntityManager, 'query'>): Promise<number | null> =>
      tx.query(`SELECT count(*)::int AS n FROM ${name}`).then(
        ([row]: [{ n: number }]) => row.n,
        (error: Error) => (/permission denied/.test(error.message) ? null : Promise.reject(error)),
      );

  it.each(LIMITS)('is in every table what belongs to the user’s services: %s', async (_, services) => {
    for (const table of tables) {
      const seen = await as(MERCHANT, services, countOf(table.name));
      if (seen !== null) expect([table.name, seen]).toEqual([table.name, await belongingTo(table, services)]);
    }
  });

  it('is at least one row in every table that it may read, of each of the two services', async () => {
    const read: string[] = [];
    for (const table of tables) {
      if ((await as(MERCHANT, '*', countOf(table.name))) === null) continue;
      const seen = await Promise.all(['001', '002'].map((services) => belongingTo(table, services)));
      expect([table.name, ...seen.map((n) => n > 0)]).toEqual([table.name, true, true]);
      read.push(table.name);
    }
    expect(read.length).toBeGreaterThan(20);
  });

  it.each(['portal_app', 'portal_intake'])(
    'is nothing at all when a transaction of %s does not say for whom it reads',
    async (role) => {
      for (const { name } of tables) {
        const seen = await as(undefined, undefined, countOf(name), role);
        if (seen !== null) expect([name, seen]).toEqual([name, 0]);
      }
    },
  );

  it('can be written within those services only', async () => {
    const [[ofCase], [ofOrder]] = await Promise.all([
      portal.rows<{ id: string }>(`SELECT id FROM support_cases WHERE merchant_id = $1 AND service_id = '002'`, [
        MERCHANT,
      ]),
      portal.rows<{ id: string }>(`SELECT id FROM orders WHERE merchant_id = $1 AND service_id = '002'`, [MERCHANT]),
    ]);
    const entry = (caseId: string | null, orderId: string | null) => ({
      sql: `INSERT INTO audit_entries (merchant_id, case_id, order_id, event, actor_kind, actor_name, at) VALUES ($1, $2, $3, 'opened', 'merchant', 'x', now())`,
      values: [MERCHANT, caseId, orderId],
    });
    const mail = (id: string) => ({
      sql: `INSERT INTO outgoing_mails (merchant_id, case_id, once_key, template, recipient, next_attempt_at, enqueued_at) VALUES ($1, $2, $3, 'x', 'x@example.jp', now(), now())`,
      values: [MERCHANT, id, `stray ${id}`],
    });
    const write = ({ sql, values }: { sql: string; values: unknown[] }, services: string) =>
      as(MERCHANT, services, (tx) => tx.query(sql, values)).then(
        () => 'written',
        (error: Error) => error.message,
      );
    for (const stray of [
      entry(ofCase!.id, null),
      entry(null, ofOrder!.id),
      entry(ofCase!.id, ofOrder!.id),
      mail(ofCase!.id),
    ]) {
      expect(await write(stray, '001')).toMatch(/row-level security/);
      expect(await write(stray, '002')).toBe('written');
    }
    // An entry about no case and no order (a list was downloaded) is written by any user.
    expect(await write(entry(null, null), '001')).toBe('written');
    expect(await write(entry(null, null), '')).toBe('written');
  });

  /** Counts as the table's owner. */
  async function belongingTo({ name, columns }: Table, services: string | undefined): Promise<number> {
    const list = `string_to_array('${services ?? ''}', ',')`;
    const has = (column: string) => columns.includes(column);
    const subject = (column: string, table: string) =>
      `(${column} IS NULL OR (SELECT s.service_id FROM ${table} s WHERE s.merchant_id = t.merchant_id AND s.id = t.${column}) = ANY (${list}))`;
    const conditions = [
      has('service_id') && `service_id = ANY (${list})`,
      has('service_ids') && `(service_ids IS NULL OR service_ids && ${list})`,
      has('case_id') && subject('case_id', 'support_cases'),
      has('order_id') && subject('order_id', 'orders'),
      name === 'audit_entries' && '(case_id IS NOT NULL OR order_id IS NOT NULL)',
    ].filter(Boolean);
    if (!conditions.length && !OF_NO_SERVICE.includes(name)) throw new Error(`whose service is ${name}?`);
    const limited = services === '*' ? 'true' : services ? conditions.join(' AND ') || 'true' : 'false';
    const [row] = await portal.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${name} t WHERE merchant_id = $1 AND ${limited}`,
      [MERCHANT],
    );
    return row!.n;
  }

  /** Inserts at least one row of each kind. */
  async function fill(merchantId: string, serviceId: string): Promise<void> {
    const staff = await loggedIn(portal, merchantId === MERCHANT ? 'staff' : 'other-staff');
    const caseNumber = await receivedCase(portal, { merchantId, serviceId });
    expect(
      (
        await staff.send('POST', `/api/cases/${caseNumber}/answer`, {
          ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
          version: 1,
        })
      ).status,
    ).toBe(201);
    await (
      await loggedIn(portal, 'support')
    ).send('POST', `/api/cases/${caseNumber}/reopening`, { reason: '発送日の誤りのため', version: 2 });
    const { id } = await placedOrder(portal, {
      merchantId,
      order: { serviceId },
      payment: { cardBrand: serviceId === '002' ? 'mastercard' : 'visa' },
    });
    await operate(
      portal,
      id,
      serviceId === '002' ? 'refund' : 'capture',
      merchantId === MERCHANT ? 'staff' : 'other-staff',
    );
    const [values, name] = [[merchantId, id], `${merchantId}-${serviceId}`];
    await portal.rows(
      `INSERT INTO manual_repayments (merchant_id, order_id, repaid_on, amount, note, recorded_at, recorded_by, recorded_by_name) SELECT $1, $2, '2026-11-20', 1, 'x', now(), id, name FROM users LIMIT 1`,
      values,
    );
    await portal.rows(
      `INSERT INTO payment_differences (merchant_id, order_id, ours, theirs, found_at) VALUES ($1, $2, 'captured', 'none', now())`,
      values,
    );
    await portal.rows(
      `INSERT INTO order_calls (merchant_id, order_id, idempotency_key, content_hash, called_at) VALUES ($1, $2, $3, '', now())`,
      [...values, name],
    );
    await portal.rows(
      `INSERT INTO checkouts (merchant_id, id, cart_id, service_id, order_number, total, state, code, requested_at, limit_seconds, next_look_up_at)
      VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2, $3, 500, 'declined', '10112000', now(), 1, now())`,
      [merchantId, serviceId, name],
    );
    await portal.rows(
      `INSERT INTO contacts (merchant_id, name, email, service_ids) VALUES ($1, '通知', $2, ARRAY[$3])`,
      [merchantId, `${name}@example.jp`, serviceId],
    );
    await portal.rows(
      `INSERT INTO withdrawals (merchant_id, case_id, reason, withdrawn_at, withdrawn_by_name) SELECT merchant_id, id, 'x', now(), 'x' FROM support_cases WHERE case_number = $1`,
      [caseNumber],
    );
    await portal.rows(
      `INSERT INTO case_counts (merchant_id, service_id, category, status, due_on, n) VALUES ($1, $2, 'x', 'received', '2026-11-20', 1)`,
      [merchantId, serviceId],
    );
  }
});
