import { loggedIn, type Refusal } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('who may do what', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  it('logs each list that support views', async () => {
    const support = await loggedIn(portal, 'support');
    await support.get('/api/cases?merchant=67890');
    const [entry] = await portal.rows(
      'SELECT event, merchant_id, actor_name FROM audit_entries ORDER BY id DESC LIMIT 1',
    );
    expect(entry).toEqual({ event: 'cases_listed', merchant_id: '67890', actor_name: 'supportさん' });
  });

  it.each([
    '/api/cases?',
    '/api/orders?',
    '/api/payments?trackingId=20000000000042&',
    '/api/payments.csv?trackingId=20000000000042&',
    '/api/payment-differences?',
  ])('refuses support a list of two merchants in one request: %s', async (list) => {
    const support = await loggedIn(portal, 'support');
    const { status, body } = await support.get<Refusal>(`${list}merchant=67890&service=12345-001`);
    expect([status, body.errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([
      422,
      [['/service', 'invalid_option']],
    ]);
    expect((await support.get(`${list}merchant=12345&service=12345-001`)).status).toBe(200);
  });
});
