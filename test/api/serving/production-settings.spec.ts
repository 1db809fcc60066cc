import type { PaymentSettingsView, Problem } from '../../../server/contract/src';
import { loggedIn } from '../../support/portal/http';
import { seenSettings } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const PRODUCTION = {
  DEMO: '0',
  DATABASE_URL: 'postgres://db.example.jp/portal?sslmode=verify-full',
  PORTAL_URL: 'https://portal.example.jp',
  SMTP_URL: 'smtps://mail.example.jp',
  PROVIDER_NAME: 'サンプル決済',
  MAIL_FROM: 'no-reply@example.jp',
  SUPPORT_EMAIL: 's@example.jp',
  SESSION_SECRET: '7c0e4f0d9a1b48f2b7a3c5d6e8f90a1b',
  TRUST_PROXY: '127.0.0.1',
};
const AGREED = {
  authorizationDays: 60,
  autoCapture: false,
  cardBrands: ['visa'],
  securityCode: true,
  threeDSecure: false,
  refundDays: {},
};
const PATH = '/api/merchants/12345/services/001/payment-settings';

describe('settings of payments in production', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal(PRODUCTION)));
  afterAll(() => portal.stop());

  const put = async (settings: object) =>
    (await loggedIn(portal, 'support-admin')).send<PaymentSettingsView & Problem>('PUT', PATH, {
      ...(await seenSettings(portal)),
      ...AGREED,
      ...settings,
    });
  const sbps = (endpoint: string) => ({
    gateway: 'sbps',
    sbps: { endpoint, merchantId: '30132', serviceId: '002', hashKey: 'a-secret-hash-key', encryption: null },
  });
  const rows = () => portal.rows(`SELECT p::text FROM payment_settings p ORDER BY 1`);

  it('never point to the sandbox, which moves no money', async () => {
    const before = await rows();
    const { status, body } = await put({ gateway: 'sandbox' });
    expect([status, body.errors]).toEqual([
      422,
      [
        {
          pointer: '/gateway',
          code: 'demo_only',
          message: 'デモ環境でのみ設定できます。本番環境では sbps を設定してください。',
        },
      ],
    ]);
    expect(await rows()).toEqual(before);
  });

  it.each([
    'http://127.0.0.1',
    'http://localhost:8081',
    'https://127.0.0.1',
    'https://169.254.169.254',
    'https://10.0.0.5',
    'https://192.168.0.1:8443',
    'https://[::1]',
    'https://[fd00::1]',
  ])('never send a secret to %s', async (endpoint) => {
    const before = await rows();
    const { status, body } = await put(sbps(endpoint));
    expect([status, body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/sbps/endpoint', code: 'endpoint_not_public' })],
    ]);
    expect(await rows()).toEqual(before);
  });

  it('can point to the provider', async () => {
    expect((await put(sbps('https://api.provider.example'))).body).toMatchObject({
      gateway: 'sbps',
      sbps: { endpoint: 'https://api.provider.example' },
    });
  });
});
