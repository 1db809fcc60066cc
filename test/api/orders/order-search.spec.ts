import type { Buyer, NewOrder, OrderPage, Problem } from '../../../server/contract/src';
import { loggedIn, type Person } from '../../support/portal/http';
import { findOrders, placedOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const NOBODY: Buyer = { name: '無名', kana: null, email: null, phone: null, postalCode: null, address: null };
const lineOf = (name: string) => [{ name, unitPrice: 500, quantity: 1 }];
const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('the search for a buyer', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal({ LOG_LEVEL: 'silent' });
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  const place = (orderNumber: string, buyer: Partial<Buyer>, order: Partial<NewOrder> = {}) =>
    placedOrder(portal, { order: { orderNumber, buyer: { ...NOBODY, ...buyer }, items: lineOf('羊羹'), ...order } });
  const find = (query: Record<string, string>) => findOrders<OrderPage & Problem>(staff, query);
  const numbers = async (query: Record<string, string>) =>
    (await find(query)).body.items.map(({ orderNumber }) => orderNumber);
  const expectFound = async (orderNumber: string, queries: Record<string, string>[]) => {
    for (const query of queries) expect([query, await numbers(query)]).toEqual([query, [orderNumber]]);
  };

  it('finds a name in every form of its characters', async () => {
    await place('GLYPH-1', { name: '齋藤 髙之' });
    await place('GLYPH-2', { name: '渡邊 さくら' });
    await place('GLYPH-3', { name: '濵﨑 𠮷郎', kana: 'ﾊﾏｻｷ ｷﾁﾛｳ' });
    await place('GLYPH-4', { name: '葛\u{e0100}城 国彦' });
    await expectFound('GLYPH-1', [
      ...['斎藤', '斉藤', '齊藤高', '斎藤\u3000高之', '髙', '高之'].map((name) => ({ name })),
    ]);
    await expectFound(
      'GLYPH-2',
      ['渡辺', '渡邉', '渡邊サクラ', '邊 ｻｸﾗ'].map((name) => ({ name })),
    );
    await expectFound('GLYPH-3', [
      ...['浜崎', '濱嵜吉', '吉郎', '﨑𠮷'].map((name) => ({ name })),
      { kana: 'はまさき' },
      { kana: 'ハマサキキチロウ' },
      { kana: 'きち' },
    ]);
    await expectFound(
      'GLYPH-4',
      ['葛城', '葛\u{e0101}', '葛城國彥', '城国\ufe0e'].map((name) => ({ name })),
    );
  });

  it('finds one character at any position, also beyond the sixtieth', async () => {
    await place('PLACE-1', { name: `${'あいうえおかきくけこ'.repeat(7)}鷲尾 凪` });
    await expectFound(
      'PLACE-1',
      ['鷲', '凪', '尾凪', '鷲尾'].map((name) => ({ name })),
    );
    await expectFound('PLACE-1', [{ name: `${'アイウエオカキクケコ'.repeat(7)}鷲尾凪` }]);
  });

  it('takes wildcards literally', async () => {
    await place('WILD-1', { name: '百%_果汁' });
    for (const name of ['%', '_', '百%', '％_']) await expectFound('WILD-1', [{ name }]);
    expect([await numbers({ name: '百%果汁' }), await numbers({ name: '百_' }), await numbers({ name: '.*' })]).toEqual(
      [[], [], []],
    );
  });

  it('finds parts of a mail address, and of a number in any format', async () => {
    await place('PART-1', { email: 'Hanako.Sato@docomo.example.jp', phone: '090-8765-4321' });
    await place('PART-2', { email: 'taro@ezweb.example.com', phone: '+81 3-3456-7890' });
    await expectFound(
      'PART-1',
      [
        'hanako.sato',
        'SATO@DOCOMO',
        '@docomo',
        'ko.sa',
        wide('hanako'),
        'hana\u200bko',
        ' sato@docomo.example.jp ',
      ].map((email) => ({ email })),
    );
    await expectFound(
      'PART-1',
      [
        '08765',
        '+81 90-8765-4321',
        '0081 90 8765 4321',
        '+81(0)90-8765-4321',
        '819087654321',
        wide('090-8765'),
        '\u202d4321\u202c',
      ].map((phone) => ({ phone })),
    );
    await expectFound(
      'PART-2',
      ['03-3456-7890', '+81334567890', '3456-789', '010-81-3-3456-7890'].map((phone) => ({ phone })),
    );
    await expectFound('PART-2', [{ email: 'ezweb' }, { email: 'o@', phone: '0334' }]);
    expect([await numbers({ email: 'sato@ezweb' }), await numbers({ phone: '08765-4322' })]).toEqual([[], []]);
  });

  it('finds nothing that merely has the same pieces: no hit, no count and no page of those', async () => {
    const at = (minutes: number) => new Date(portal.clock.now().getTime() - minutes * 60_000).toISOString();
    for (let i = 0; i < 60; i++) {
      await place(
        `PIECES-NOT-${i}`,
        { name: '北見 見海 海道' },
        { items: lineOf('東北海苔と東海道の茶'), orderedAt: at(2 * i) },
      );
      await place(`PIECES-${i}`, { name: '北見海道' }, { items: lineOf('北海道の茶'), orderedAt: at(2 * i + 1) });
    }
    for (const query of [
      { productName: '北海道' },
      { productName: '北海道', sort: 'updatedAt' },
      { productName: '北海道', order: 'asc' },
      { productName: '北海道', name: '見海' },
      { name: '北見海道', productName: '北海道' },
    ] as Record<string, string>[]) {
      const first = (await find(query)).body;
      const second = (await find({ ...query, cursor: first.next! })).body;
      const back = (await find({ ...query, cursor: second.previous! })).body;
      expect([query, first.total, first.items.length, second.items.length, second.next, back.items]).toEqual([
        query,
        { count: 60, capped: false },
        50,
        10,
        null,
        first.items,
      ]);
      expect(new Set([...first.items, ...second.items].map(({ orderNumber }) => orderNumber)).size).toBe(60);
      for (const { orderNumber } of [...first.items, ...second.items]) expect(orderNumber).not.toMatch(/NOT/);
    }
    expect((await find({ name: '北見海道', productName: '東北海苔' })).body).toMatchObject({
      items: [],
      total: { count: 0, capped: false },
    });
  });

  it('counts as other lists do: exactly up to 1,000, and no further', async () => {
    const { order } = await place('MANY-0', { name: '千人 目' });
    await portal.rows(`WITH copied AS (INSERT INTO orders (merchant_id, service_id, order_number, content_hash, status, payment_method, sealed_content, wrapped_key, master_key_version, sales_form, shipping_fee, total, ordered_at, updated_at, search_version)
        SELECT merchant_id, service_id, 'MANY-' || n, content_hash, status, payment_method, sealed_content, wrapped_key, master_key_version, sales_form, shipping_fee, total, ordered_at - n * interval '1 second', updated_at, search_version
        FROM orders, generate_series(1, 1099) AS n WHERE order_number = 'MANY-0' RETURNING merchant_id, id, ordered_at)
      INSERT INTO order_keys (merchant_id, key, ordered_at, order_id) SELECT c.merchant_id, k.key, c.ordered_at, c.id FROM copied c, order_keys k WHERE k.order_id = (SELECT id FROM orders WHERE order_number = 'MANY-0')`);
    // They are encrypted for MANY-0: none of the copies can be read, and none is left out for that reason.
    const { body } = await find({ name: '千人目' });
    expect([body.total, body.items.length, body.items[0]!.orderNumber]).toEqual([
      { count: 1_000, capped: true },
      50,
      order.orderNumber,
    ]);
  });

  it('states in a sentence what in a search cannot be read', async () => {
    const { status, body } = await find({ name: 'あ'.repeat(101), phone: 'なし', email: 'x'.repeat(255) });
    expect([status, body.errors!.map(({ pointer, code, message }) => [pointer, code, message])]).toEqual([
      422,
      [
        ['/name', 'too_long', '100文字以内で入力してください。'],
        ['/email', 'too_long', '254文字以内で入力してください。'],
      ],
    ]);
    expect((await find({ phone: 'なし' })).body.errors).toMatchObject([{ pointer: '/phone', code: 'invalid_format' }]);
  });
});
