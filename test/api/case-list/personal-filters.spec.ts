import type { CasePage, OrderPage, Problem } from '../../../server/contract/src';
import { loggedIn, type Person, receivedCase } from '../../support/portal/http';
import { findOrders, placedOrder } from '../../support/orders/orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

/**
 * URLs are stored in the logs of servers and proxies, in histories and referrers: a search for a person is therefore
 * sent in a body.
 */
describe('a search that names a person', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
    for (let i = 0; i < 51; i++) await placedOrder(portal);
    await placedOrder(portal, {
      order: {
        orderNumber: 'NAMED-1',
        buyer: {
          name: '佐藤 花子',
          kana: 'サトウ ハナコ',
          email: 'Hanako@example.jp',
          phone: '090-1234-5678',
          postalCode: null,
          address: null,
        },
      },
    });
  });
  afterAll(() => portal.stop());

  it('is refused in a URL, with a sentence that states where it belongs', async () => {
    const people: Record<string, string> = { name: '佐藤', kana: 'さとう', email: 'hanako', phone: '090' };
    const { status, body } = await staff.get<Problem>(
      `/api/orders?${new URLSearchParams({ ...people, status: 'new' }).toString()}`,
    );
    expect([status, body.errors!.map(({ pointer, code, message }) => [pointer, code, message])]).toEqual([
      422,
      Object.keys(people).map((name) => [
        `/${name}`,
        'personal_in_url',
        'お名前・フリガナ・メール・TELはURLに含められません。POST /api/orders/searchの本文(JSON)で送信してください。',
      ]),
    ]);
    expect((await findOrders(staff, { ...people, status: 'new' })).body.items).toMatchObject([
      { orderNumber: 'NAMED-1' },
    ]);
    expect((await staff.get(`/api/orders/search?${new URLSearchParams(people).toString()}`)).status).toBe(404);
  });

  it('returns the same list by URL and by body, with the same pages', async () => {
    const query = { status: 'new', sort: 'updatedAt', order: 'asc' };
    const byUrl = (await staff.get<OrderPage>(`/api/orders?${new URLSearchParams(query).toString()}`)).body;
    expect((await findOrders(staff, query)).body).toEqual(byUrl);
    expect(byUrl.next).not.toBeNull();
    expect((await findOrders(staff, { ...query, cursor: byUrl.next! })).body).toEqual(
      (await staff.get(`/api/orders?${new URLSearchParams({ ...query, cursor: byUrl.next! }).toString()}`)).body,
    );
  });

  it('finds cases by a body too, with the same pages', async () => {
    const caseNumber = await receivedCase(portal, {}, { customerId: 'hanako@example.jp' });
    const byBody = await staff.send<CasePage>('POST', '/api/cases/search', { q: 'Hanako@example.jp' });
    expect([byBody.status, byBody.body.items.map((found) => found.caseNumber)]).toEqual([200, [caseNumber]]);
    expect(byBody.body).toEqual((await staff.get('/api/cases?q=hanako%40example.jp')).body);
    expect(
      (await staff.send<Problem>('POST', '/api/cases/search', { q: 'あ'.repeat(101), unknown: 1 })).body.errors,
    ).toMatchObject([
      { pointer: '/q', code: 'too_long' },
      { pointer: '/unknown', code: 'unknown_field' },
    ]);
  });

  it('is refused if it was forged, or comes without a session', async () => {
    for (const path of ['/api/orders/search', '/api/payments/search', '/api/payments.csv', '/api/cases/search']) {
      expect([path, (await staff.send('POST', path, {}, { origin: 'https://evil.example' })).status]).toEqual([
        path,
        403,
      ]);
      expect([path, (await staff.send('POST', path, {}, { 'x-csrf-token': '' })).status]).toEqual([path, 403]);
    }
  });
});
