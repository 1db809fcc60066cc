import { ModulesContainer } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import type { CasePage, OrderPage } from '../../../server/contract/src';
import { PASSWORD, USERS } from '../../bench/seed/base-rows';
import { encryptOrders } from '../../bench/seed/encrypted-orders';
import { MASTER_KEY } from '../../bench/seed/encrypted-samples';
import { seed } from '../../bench/seed/seed';
import type { Database } from '../../bench/world/database';
import { exampleAnswer } from '../../support/examples/example-answers';
import { Person } from '../../support/portal/http';
import { type Search, searchesOf } from '../../support/database/searches';
import { seenCase, seenOrder } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';
import {
  nodesOf,
  planOf,
  plansOf,
  type PlanNode,
  rowsRead,
  type Statement,
  statementsOf,
} from '../../support/database/statements';

/** `PLAN_ROWS=1000000` checks a million rows; from some ten thousand on, the plans are the same. */
const CASES = Number(process.env['PLAN_ROWS'] ?? 50_000);
/** A table with more rows grows with the cases; one with fewer is read in full as fast as by an index. */
const GROWN = 6_000;
/**
 * The most rows that one step may read: a page of a rare kind, a total, or, for combined filters, the rows that one of
 * them matches.
 */
const MOST_READ = Math.max(7_500, CASES / 20);
/**
 * A page that is planned once for all values is read along its index; the further rows that it reads belong to another
 * service or category.
 */
const MOST_OF_KEPT_PAGE = 300;
/** A row that is read by its key is read with its history, and without other rows' histories. */
const MOST_BY_KEY = 300;

describe('the statements of the portal', () => {
  let portal: Portal;
  let grown: Set<string>;
  beforeAll(async () => {
    portal = await startPortal({ MASTER_KEY: MASTER_KEY.toString('base64') }, fill);
    const tables = await portal.rows<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > $1`,
      [GROWN],
    );
    grown = new Set(tables.map(({ relname }) => relname));
  }, 900_000);
  afterAll(() => portal.stop());

  /** Steps that read a growing table in full, or more of it than a page needs. */
  const excesses = async (asked: string, statements: readonly Statement[], mostRead = MOST_READ): Promise<string[]> => {
    const found: string[] = [];
    for (const statement of statements) {
      const most = isKeptPage(statement) ? MOST_OF_KEPT_PAGE : mostRead;
      for (const kind of plansOf(statement)) {
        const tooMuch = nodesOf(await planOf(portal.database, statement, kind)).filter(
          (node) => isScan(node) || isForeign(node, statement) || rowsRead(node) > most,
        );
        if (tooMuch.length)
          found.push(
            `${asked}, ${kind} plan: ${tooMuch.map(described).join(', ')} in ${statement.sql.replace(/\s+/g, ' ').slice(0, 300)}`,
          );
      }
    }
    return found;
  };
  const isKeptPage = ({ sql, isPrepared }: Statement) => isPrepared && sql.startsWith('WITH c AS');
  const isScan = (node: PlanNode) => node['Node Type'].endsWith('Seq Scan') && grown.has(node['Relation Name'] ?? '');
  /** An index over all merchants does not show how many rows of others come first. */
  const isForeign = (node: PlanNode, { scope }: Statement) =>
    scope?.includes('portal_app') === true && /_support_/.test(node['Index Name'] ?? '');
  const described = (node: PlanNode) =>
    `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''} reads ${rowsRead(node)}`;
  const loggedIn = async (userId: string) => {
    const person = new Person(portal);
    expect((await person.logIn(userId, PASSWORD)).status).toBe(201);
    return person;
  };

  it('include tables that grow', () => {
    for (const table of [
      'support_cases',
      'payment_information',
      'answers',
      'audit_entries',
      'outgoing_mails',
      'order_keys',
    ])
      expect(grown).toContain(table);
  });

  it.each(Object.entries(USERS))(
    'use indexes for every list, search and count of %s (%s), and read little more than is shown',
    async (reader, userId) => {
      const person = await loggedIn(userId);
      const found: string[] = [];
      for (const { path, body } of [
        ...searchesOf({ support: reader === 'support' }),
        ...(await turnedPages(person)).map((page): Search => ({ path: page })),
      ]) {
        let status: number | undefined;
        const statements = await statementsOf(
          async () => (status = (await (body ? person.send('POST', path, body) : person.get(path))).status),
        );
        const asked = body ? `${path} ${JSON.stringify(body)}` : path;
        expect([asked, status, statements.length > 0]).toEqual([asked, 200, true]);
        found.push(...(await excesses(asked, statements)));
      }
      expect(found).toEqual([]);
    },
  );

  it('read by keys a case and an order that systems view all the time, answer the one and refund the other', async () => {
    const person = await loggedIn(USERS.biggest);
    const [{ case_number: answered }] = (await portal.rows<{ case_number: string }>(
      'SELECT case_number FROM bench_samples LIMIT 1',
    )) as [{ case_number: string }];
    const open = (await person.get<CasePage>('/api/cases?status=open&noticeType=usage_inquiry.usage_details')).body
      .items[0]!.caseNumber;
    const order = (await person.get<OrderPage>('/api/orders')).body.items[0]!.id;
    await viewedOften(answered, order);
    const calls: [string, string, unknown?][] = [
      ['GET', `/api/cases/${answered}`],
      ['GET', `/api/orders/${order}`],
      [
        'POST',
        `/api/cases/${open}/answer`,
        { ...exampleAnswer('usage_inquiry.usage_details', portal.clock.today()), ...(await seenCase(portal, open)) },
      ],
      ['POST', `/api/orders/${order}/refund`, { refundOn: portal.clock.today(), ...(await seenOrder(portal, order)) }],
    ];
    const found: string[] = [];
    for (const [method, path, body] of calls) {
      let status: number | undefined;
      const statements = await statementsOf(
        async () =>
          (status = (method === 'GET' ? await person.get(path) : await person.send(method, path, body)).status),
      );
      expect([path, status]).toEqual([path, method === 'GET' ? 200 : 201]);
      found.push(...(await excesses(`${method} ${path}`, statements, MOST_BY_KEY)));
    }
    expect(found).toEqual([]);
  });

  it('find the work of every task by an index', async () => {
    const found: string[] = [];
    for (const { name, run } of tasksOf(portal)) found.push(...(await excesses(name, await statementsOf(run))));
    expect(found).toEqual([]);
  });

  async function viewedOften(caseNumber: string, orderId: string): Promise<void> {
    const view = (event: string, of: string) =>
      `SELECT merchant_id, ${of}, '${event}', 'support', 'サポート', now() FROM`;
    await portal.rows(`INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_name, at)
      ${view('answer_viewed', 'id')} support_cases, generate_series(1, ${2 * MOST_READ}) WHERE case_number = '${caseNumber}'`);
    await portal.rows(`INSERT INTO audit_entries (merchant_id, order_id, event, actor_kind, actor_name, at)
      ${view('order_viewed_by_support', 'id')} orders, generate_series(1, ${2 * MOST_READ}) WHERE id = ${orderId}`);
  }

  /** Reads the second page, and the first again. */
  async function turnedPages(person: Person): Promise<string[]> {
    const turned: string[] = [];
    for (const path of [
      '/api/cases?',
      '/api/cases?status=closed_answered&sort=receivedAt&order=desc&',
      '/api/orders?',
    ]) {
      const { next } = (await person.get<CasePage>(path)).body;
      const onward = `${path}cursor=${encodeURIComponent(next!)}`;
      const { previous } = (await person.get<CasePage>(onward)).body;
      turned.push(onward, `${path}cursor=${encodeURIComponent(previous!)}`);
    }
    return turned;
  }
});

async function fill(database: DataSource): Promise<void> {
  const connection = database.createQueryRunner();
  const db: Database = { query: (sql, values) => connection.query(sql, values && [...values]) as never };
  await seed(db, CASES);
  await encryptOrders(db);
  for (const statement of ['VACUUM ANALYZE orders', 'RESET ALL']) await db.query(statement);
  await connection.release();
}

function tasksOf({ app }: Portal): { readonly name: string; readonly run: () => Promise<unknown> }[] {
  const providers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.providers.values()].map(
      ({ instance }) => instance as { name?: string; cron?: string; run?: () => Promise<unknown> } | null,
    ),
  );
  return [...new Set(providers)]
    .filter((task) => task?.cron && task.run)
    .map((task) => ({ name: task!.name!, run: () => task!.run!() }));
}
