import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../db/data-source';
import { type OrderDetail, type OrderPage, tokyoDate } from '../../server/contract/src';
import { Person } from '../support/portal/http';
import { type PortalProcess, startProcess } from '../support/portal/portal-process';
import type { Portal } from '../support/portal/start-portal';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

/** Milliseconds between the clicks and the kill: before, during and after the steps of an operation. */
const KILLED_AFTER_MS = [1, 8, 20, 45, 120];
const TRUE_WITHIN_MS = 60_000;

interface ComparedOrder {
  readonly id: string;
  readonly state: string;
  readonly ledger: string;
  readonly open: number;
  readonly succeeded: number;
}

describe('a portal that is killed while it captures', () => {
  let folder: string;
  let onServer: TestDatabase | undefined;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shokai-desk-payment-kill-'));
    onServer = ON_SERVER ? await createTestDatabase() : undefined;
    env = { DATA_DIR: folder, ...(onServer && { DATABASE_URL: onServer.url! }) };
  });
  afterAll(async () => {
    await onServer?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('captures each order at most once, and shows the true state within a minute after its restart', async () => {
    const orders = await agreeing(await waiting(await startProcess(env)), KILLED_AFTER_MS.length);
    for (const [i, killedAfter] of KILLED_AFTER_MS.entries()) {
      const portal = await startProcess(env);
      const staff = await personAt(portal);
      const seen = await read(staff, orders[i]!);
      const clicks = Array.from({ length: 3 }, () => capture(staff, seen).catch(() => undefined));
      await pause(killedAfter);
      await portal.end('SIGKILL');
      await Promise.all(clicks);
    }
    const portal = await startProcess(env);
    await settled(await personAt(portal), orders);
    await portal.end('SIGTERM');
    for (const order of await compared(orders)) {
      expect(order).toEqual({
        id: order.id,
        state: order.ledger,
        ledger: order.ledger,
        open: 0,
        succeeded: order.ledger === 'captured' ? 1 : 0,
      });
    }
  }, 300_000);

  // Only on a server can a test lock a row and so hold the process at a certain step.
  if (ON_SERVER) {
    it.each([
      [
        'before the gateway has it',
        'sandbox_payments',
        'tracking_id = (SELECT tracking_id FROM payments WHERE order_id = $1)',
        'authorized',
      ],
      ['after the gateway has it and before that is written down', 'payments', 'order_id = $1', 'captured'],
    ])(
      'finds out what happened when it was killed %s',
      async (_, table, condition, ledger) => {
        const portal = await startProcess(env);
        const staff = await personAt(portal);
        const [id] = (await agreeing(await waiting(portal, staff), 1)) as [string];
        const seen = await read(staff, id);
        const database = await openDatabase({ url: onServer!.url! });
        const holder = database.createQueryRunner();
        await holder.startTransaction();
        await holder.query(`SELECT 1 FROM ${table} WHERE ${condition} FOR SHARE`, [id]);
        const lost = capture(staff, seen).catch(() => undefined);
        await until(
          async () =>
            (
              (await database.query(
                `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
              )) as unknown[]
            ).length > 0,
        );
        await portal.end('SIGKILL');
        await lost;
        await holder.rollbackTransaction();
        await database.destroy();

        const again = await startProcess(env);
        await settled(await personAt(again), [id]);
        await again.end('SIGTERM');
        expect(await compared([id])).toEqual([
          { id, state: ledger, ledger, open: 0, succeeded: ledger === 'captured' ? 1 : 0 },
        ]);
      },
      180_000,
    );
  }

  /** Reads the embedded database only while no process has it open. */
  async function rows<Row>(sql: string, orders: readonly string[]): Promise<Row[]> {
    const database: DataSource = await openDatabase(
      onServer ? { url: onServer.url! } : { embedded: { dataDir: folder } },
    );
    const found: Row[] = await database.query(sql, [orders]);
    await database.destroy();
    return found;
  }

  /**
   * Leaves out the demo's payments on which portal and gateway disagree from the start: their final state proves
   * nothing.
   */
  async function agreeing(orders: readonly string[], count: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      `SELECT p.order_id AS id FROM payments p JOIN sandbox_payments s USING (merchant_id, tracking_id) WHERE p.order_id = ANY ($1::bigint[]) AND s.outcome = 'ok' ORDER BY 1 DESC LIMIT ${count}`,
      orders,
    );
    expect(found).toHaveLength(count);
    return found.map(({ id }) => id);
  }

  function compared(orders: readonly string[]): Promise<ComparedOrder[]> {
    return rows<ComparedOrder>(
      `SELECT p.order_id AS id, p.state, s.status AS ledger,
         (SELECT count(*)::int FROM payment_operations o WHERE o.order_id = p.order_id AND o.state IN ('requested', 'unknown')) AS open,
         (SELECT count(*)::int FROM payment_operations o WHERE o.order_id = p.order_id AND o.kind = 'capture' AND o.state = 'succeeded') AS succeeded
       FROM payments p JOIN sandbox_payments s USING (merchant_id, tracking_id) WHERE p.order_id = ANY ($1::bigint[])`,
      orders,
    );
  }
});

async function personAt(portal: PortalProcess): Promise<Person> {
  const person = new Person({ url: portal.url, config: { portalUrl: new URL(portal.url) } } as Portal);
  await person.logIn('merchant-staff', 'demo-portal-2026');
  return person;
}

/** Orders of the demo that wait for their capture. Ends the process, unless a person is given, who is using it. */
async function waiting(portal: PortalProcess, at?: Person): Promise<string[]> {
  const staff = at ?? (await personAt(portal));
  const { body } = await staff.get<OrderPage>('/api/orders?status=new&paymentMethod=credit_card');
  const found = [];
  for (const { id } of body.items) {
    const order = (await staff.get<OrderDetail>(`/api/orders/${id}`)).body;
    if (order.card!.capture.allowed) found.push(id);
  }
  if (!at) await portal.end('SIGTERM');
  return found;
}

async function read(person: Person, id: string): Promise<OrderDetail> {
  return (await person.get<OrderDetail>(`/api/orders/${id}`)).body;
}

function capture(person: Person, { id, version }: OrderDetail): Promise<unknown> {
  return person.send('POST', `/api/orders/${id}/capture`, { captureOn: tokyoDate(new Date()), version });
}

/** Waits until the page polls no more; a page that polls for longer than the limit is a failure. */
async function settled(person: Person, orders: readonly string[]): Promise<void> {
  await until(async () => {
    const details = await Promise.all(orders.map((id) => person.get<OrderDetail>(`/api/orders/${id}`)));
    return details.every(({ body }) => body.card!.inquiring === null);
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + TRUE_WITHIN_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('not within a minute');
    await pause(200);
  }
}
