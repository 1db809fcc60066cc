import { call, Person } from '../../support/portal/http';
import { PRODUCTION } from '../../support/portal/release';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const ORIGIN = { origin: PRODUCTION.PORTAL_URL };
const AGREED = {
  authorizationDays: 60,
  autoCapture: false,
  cardBrands: ['visa'],
  securityCode: true,
  threeDSecure: false,
  refundDays: {},
};

describe('a portal in production', () => {
  let portal: Portal;
  beforeAll(
    async () =>
      (portal = await startPortal({
        ...PRODUCTION,
        DEMO: '0',
        DATABASE_URL: 'postgres://127.0.0.1/portal',
        SBPS_TOKENIZER_ORIGIN: 'https://tokenizer.example.jp',
      })),
  );
  afterAll(() => portal.stop());

  it.each([
    ['GET', '/api/shop'],
    ['POST', '/api/shop/checkouts'],
    ['GET', '/api/shop/checkouts/2f1a1f0e-0000-4000-8000-000000000000'],
    ['POST', '/api/shop/checkouts/2f1a1f0e-0000-4000-8000-000000000000/completion'],
    ['GET', '/demo/mailbox'],
    ['GET', '/demo/mailbox/mailbox.css'],
    ['POST', '/control/administrators'],
  ])('has none of the demo’s routes: %s %s', async (method, path) => {
    const { status, body } = await call<{ code: string }>(portal, method, path, {
      headers: ORIGIN,
      ...(method === 'POST' && { body: {} }),
    });
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it('allows no page of its own to load a script from another origin, whatever the demo’s setting is', async () => {
    const { headers } = await call(portal, 'GET', '/shop', { headers: { accept: 'text/html' } });
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[^ ;]+';/);
  });

  it('accepts no gateway that moves no money', async () => {
    const admin = new Person(portal);
    await admin.logIn('support-admin');
    const path = '/api/merchants/12345/services/001/payment-settings';
    const before = await portal.rows('SELECT * FROM payment_settings ORDER BY merchant_id, service_id');
    const {
      body: { version },
    } = await admin.get<{ version: number }>(path);
    const { status, body } = await admin.send<{ errors: unknown }>('PUT', path, {
      ...AGREED,
      gateway: 'sandbox',
      version,
    });
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/gateway', code: 'demo_only' })]]);
    expect(await portal.rows('SELECT * FROM payment_settings ORDER BY merchant_id, service_id')).toEqual(before);
  });
});
