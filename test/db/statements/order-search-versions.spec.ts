import type { Buyer } from '../../../server/contract/src';
import { OrderContents } from '../../../server/src/orders/order/order-contents';
import { IndexOrdersTask } from '../../../server/src/orders/search/index-orders.task';
import { SearchKeys } from '../../../server/src/orders/search/search-keys';
import { Jobs } from '../../../server/src/shared/jobs/jobs';
import { SYSTEM_SCOPE } from '../../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../../server/src/shared/tenancy/tenancy';
import { loggedIn, type Person } from '../../support/portal/http';
import { findOrders, placedOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const BUYER: Buyer = {
  name: '髙﨑 𠮷子',
  kana: 'タカサキ ヨシコ',
  email: 'yoshiko.t@example.jp',
  phone: '+81 985-23-3362',
  postalCode: null,
  address: null,
};
const PRODUCT = '東北海苔 10帖';
/** Several batches, so that the work can be interrupted between two and in the middle of one. */
const ORDERS = 130;
/** Searches that find all of them by their former keys, and by their new ones. */
const FOUND_BEFORE: readonly Record<string, string>[] = [
  { name: '髙﨑' },
  { name: '髙' },
  { name: '髙﨑 𠮷子' },
  { kana: 'さき' },
  { email: 'Yoshiko.T@example.jp' },
  { phone: '+81985233362' },
  { productName: '海苔' },
  { name: '𠮷子', productName: '東北' },
];
const FOUND_AFTER: readonly Record<string, string>[] = [
  { name: '高崎吉子' },
  { name: '子' },
  { kana: 'コ' },
  { email: '@example' },
  { phone: '0985-23-3362' },
  { phone: '3362' },
  { productName: '帖' },
];

/** The tests run in sequence: each continues where the previous one ended, as the task does. */
describe('orders that were placed before they could be found by every part of a name', () => {
  let portal: Portal;
  let staff: Person;
  const get = <T>(type: new (...of: never[]) => T) => portal.app.get<T>(type, { strict: false });
  beforeAll(async () => {
    portal = await startPortal({ LOG_LEVEL: 'silent' });
    staff = await loggedIn(portal, 'staff');
    for (let i = 0; i < ORDERS; i++) await placedAsBefore();
  }, 120_000);
  afterAll(() => portal.stop());

  async function placedAsBefore(): Promise<string> {
    const { id } = await placedOrder(portal, {
      order: { buyer: BUYER, items: [{ name: PRODUCT, unitPrice: 500, quantity: 1 }] },
    });
    await portal.rows('DELETE FROM order_keys WHERE order_id = $1', [id]);
    await portal.rows(
      'INSERT INTO order_keys (merchant_id, key, ordered_at, order_id) SELECT merchant_id, unnest($2::bytea[]), ordered_at, id FROM orders WHERE id = $1',
      [id, get(SearchKeys).formerOfOrder('12345', { buyer: BUYER, products: [PRODUCT] })],
    );
    await portal.rows('UPDATE orders SET search_version = 1 WHERE id = $1', [id]);
    return id;
  }
  const total = async (query: Record<string, string>) => (await findOrders(staff, query)).body.total.count;
  const versions = async () =>
    Object.fromEntries(
      (
        await portal.rows<{ version: number; n: number }>(
          'SELECT search_version AS version, count(*)::int AS n FROM orders GROUP BY 1',
        )
      ).map(({ version, n }) => [version, n]),
    );
  const expectAllFound = async (queries: readonly Record<string, string>[]) => {
    for (const query of queries) expect([query, await total(query)]).toEqual([query, ORDERS]);
  };
  /** Every order has all keys of its version, and no others. */
  const expectRightKeys = async () => {
    const of = { buyer: BUYER, products: [PRODUCT] };
    const counts = {
      1: get(SearchKeys).formerOfOrder('12345', of).length,
      2: get(SearchKeys).ofOrder('12345', of).length,
    };
    const wrong =
      await portal.rows(`SELECT o.id FROM orders o JOIN order_keys k ON k.order_id = o.id GROUP BY o.id, o.search_version
      HAVING count(*) <> CASE o.search_version WHEN 1 THEN ${counts[1]} ELSE ${counts[2]} END OR bool_or(length(k.key) <> CASE o.search_version WHEN 1 THEN 16 ELSE 8 END)`);
    expect(wrong).toEqual([]);
  };
  /** The task of a process that is killed in the middle of its nth batch. */
  const killedIn = (batch: number) => {
    let begun = 0;
    const tenancy = Object.assign(Object.create(get(Tenancy)) as Tenancy, {
      as: <T>(_: unknown, work: (tx: never) => Promise<T>) =>
        get(Tenancy).as(SYSTEM_SCOPE, async (tx) => {
          const result = await work(tx as never);
          if (++begun === batch) throw new Error('killed');
          return result;
        }),
    });
    return new IndexOrdersTask(get(Jobs), tenancy, get(OrderContents), get(SearchKeys));
  };

  it('are found as before', async () => {
    expect(await versions()).toEqual({ 1: ORDERS });
    await expectAllFound(FOUND_BEFORE);
    expect(await total({ productName: '北海苔' })).toBe(ORDERS);
  });

  it('are found while they are re-indexed by a process that is killed in the middle', async () => {
    await expect(killedIn(2).run()).rejects.toThrow('killed');
    expect(await versions()).toEqual({ 1: ORDERS - 50, 2: 50 });
    await expectRightKeys();
    await expectAllFound(FOUND_BEFORE);
    expect(await total({ name: '高崎吉子' })).toBe(50);
  });

  it('appear on the pages of a search, forward and back, whichever version their keys have', async () => {
    const seen: string[] = [];
    for (
      let page = (await findOrders(staff, { name: '髙﨑' })).body;
      ;
      page = (await findOrders(staff, { name: '髙﨑', cursor: page.next! })).body
    ) {
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
    }
    expect([seen.length, new Set(seen).size]).toEqual([ORDERS, ORDERS]);
  });

  it('are re-indexed by two processes at the same time, each order once, and then found by every part', async () => {
    const task = get(IndexOrdersTask);
    const searching = expectAllFound(FOUND_BEFORE);
    await Promise.all([task.run(), task.run(), searching]);
    await task.run();
    expect(await versions()).toEqual({ 2: ORDERS });
    await expectRightKeys();
    await expectAllFound([...FOUND_BEFORE, ...FOUND_AFTER]);
    expect(await total({ productName: '北海道' })).toBe(0);
  });

  it('keep their former keys if they cannot be decrypted, and are shown without their buyer', async () => {
    const id = await placedAsBefore();
    await portal.rows(
      'UPDATE orders SET sealed_content = set_byte(sealed_content, 40, get_byte(sealed_content, 40) # 1) WHERE id = $1',
      [id],
    );
    await get(IndexOrdersTask).run();
    expect(await versions()).toEqual({ 1: 1, 2: ORDERS });
    const {
      items,
      total: { count },
    } = (await findOrders(staff, { name: '髙﨑' })).body;
    expect([count, items.find((order) => order.id === id)?.buyerName]).toEqual([ORDERS + 1, null]);
  });
});
