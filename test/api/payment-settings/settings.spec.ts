import type { PaymentSettingsView } from '../../../server/contract/src';
import { loggedIn, type Person } from '../../support/portal/http';
import { lookUpOperations } from '../../support/orders/operations';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import {
  ACCOUNT,
  AGREED,
  ENCRYPTION,
  putSettings,
  SBPS,
  SERVICE,
  type ServiceKey,
  settingsPath,
} from '../../support/orders/payment-settings';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const SHOWN = {
  ...AGREED,
  version: expect.any(Number) as number,
  gateway: 'sbps',
  sbps: { ...ACCOUNT, hashKeySet: true, encryptionSet: true },
};

describe('settings of payments', () => {
  let portal: Portal;
  let admin: Person;
  beforeAll(async () => {
    portal = await startPortal();
    admin = await loggedIn(portal, 'support-admin');
  });
  afterAll(() => portal.stop());

  const put = (settings: object, service = SERVICE, person = admin) => putSettings(portal, person, settings, service);
  const errors = async (settings: object) =>
    ((await put(settings)).body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort();
  const changes = () =>
    portal.rows<{ merchant_id: string; actor_name: string; detail: object }>(
      `SELECT merchant_id, actor_name, detail FROM audit_entries WHERE event = 'payment_settings_changed' ORDER BY id DESC`,
    );

  it('are shown as they are, and as none if a service accepts no card payments', async () => {
    expect((await admin.get(settingsPath(['12345', '001']))).body).toEqual({
      version: 1,
      gateway: 'sandbox',
      authorizationDays: 60,
      autoCapture: false,
      cardBrands: ['visa', 'mastercard', 'jcb', 'amex', 'diners'],
      securityCode: true,
      threeDSecure: false,
      refundDays: { jcb: 10 },
      sbps: null,
    });
    await portal.rows(`DELETE FROM payment_settings WHERE merchant_id = '67890'`);
    expect((await admin.get<PaymentSettingsView>(settingsPath(['67890', '001']))).body).toMatchObject({
      version: 0,
      gateway: null,
      sbps: null,
    });
  });

  it('are replaced as a whole, never show a secret, and are audited without one', async () => {
    const { status, body } = await put(SBPS);
    expect([status, body]).toEqual([200, SHOWN]);
    expect((await admin.get(settingsPath(SERVICE))).body).toEqual(SHOWN);
    const [change] = await changes();
    expect(change).toMatchObject({
      merchant_id: '12345',
      actor_name: 'support-adminさん',
      detail: { service: '002', gateway: 'sbps', sbps: { ...ACCOUNT, hashKeyChanged: true, encryptionChanged: true } },
    });
    const [{ text }] = (await portal.rows(
      `SELECT (SELECT string_agg(p::text, '') FROM payment_settings p) || (SELECT string_agg(g::text, '') FROM gateway_accounts g) || (SELECT string_agg(a::text, '') FROM audit_entries a) AS text`,
    )) as [{ text: string }];
    for (const secret of ['a-secret-hash-key', ENCRYPTION.key, ENCRYPTION.iv])
      expect([JSON.stringify(body), text].join()).not.toContain(secret);
  });

  it('keep the secrets that are left out, and remove an encryption that is set to null', async () => {
    await put(SBPS);
    const { encrypted } = await encryptedRow();
    expect((await put({ ...SBPS, authorizationDays: 45, sbps: ACCOUNT })).body).toEqual({
      ...SHOWN,
      authorizationDays: 45,
    });
    expect((await encryptedRow()).encrypted.equals(encrypted)).toBe(false);
    expect((await put({ ...SBPS, sbps: { ...ACCOUNT, encryption: null } })).body.sbps).toEqual({
      ...ACCOUNT,
      hashKeySet: true,
      encryptionSet: false,
    });
  });

  it('require the secrets again before they are used at another endpoint', async () => {
    await put(SBPS);
    expect(await errors({ ...SBPS, sbps: { ...ACCOUNT, endpoint: 'https://elsewhere.example.jp' } })).toEqual([
      '/sbps/encryption required',
      '/sbps/hashKey required',
    ]);
    expect((await admin.get(settingsPath(SERVICE))).body).toEqual(SHOWN);
  });

  it('require the secrets of a new account, and forget those of the former one', async () => {
    await put({ ...AGREED, gateway: 'sandbox' });
    expect((await encryptedRow()).encrypted).toBeNull();
    expect(await errors({ ...SBPS, sbps: { ...ACCOUNT, encryption: null } })).toEqual(['/sbps/hashKey required']);
  });

  it('apply to the next order', async () => {
    await put({ ...AGREED, gateway: 'sandbox', authorizationDays: 10 });
    const { id } = await placedOrder(portal, {
      order: { serviceId: '002', orderedAt: '2026-11-01T00:00:00Z' },
      payment: { authorizedAt: '2026-11-01T00:00:00Z' },
    });
    expect((await readOrder(portal, id)).card).toMatchObject({ authorizationEndsOn: '2026-11-11', autoCaptured: true });
  });

  it('can move to another gateway while the outcome of an operation is looked up at the former one', async () => {
    const { id } = await placedOrder(portal, { card: 'lost-capture' });
    await operate(portal, id, 'capture');
    const service: ServiceKey = ['12345', '001'];
    expect((await put(SBPS, service)).status).toBe(200);
    // The change itself brings the next look-up forward, so that it may be over already.
    await lookUpOperations(portal);
    expect((await readOrder(portal, id)).card).toMatchObject({ inquiring: null, state: 'captured' });
    expect((await put({ ...AGREED, autoCapture: false, gateway: 'sandbox' }, service)).status).toBe(200);
  });

  it('exist for registered services only', async () => {
    for (const [merchantId, serviceId] of [
      ['12345', '999'],
      ['99999', '001'],
      ['12345', '001%00'],
      ["1' OR '1'='1", '001'],
    ] as const) {
      expect([
        (await admin.get(settingsPath([merchantId, serviceId]))).status,
        (await put(SBPS, [merchantId, serviceId])).status,
      ]).toEqual([404, 404]);
    }
  });

  it('are open to administrators only', async () => {
    for (const userId of ['admin', 'staff', 'support']) {
      const person = await loggedIn(portal, userId);
      expect([
        (await person.get(settingsPath(['12345', '001']))).status,
        (await put(SBPS, ['12345', '001'], person)).status,
      ]).toEqual([403, 403]);
    }
  });

  async function encryptedRow(): Promise<{ encrypted: Buffer }> {
    const [row] = await portal.rows<{ encrypted: Uint8Array | null }>(
      `SELECT sealed_credentials AS encrypted FROM gateway_accounts WHERE merchant_id = '12345' AND service_id = '002' AND used_until IS NULL`,
    );
    return { encrypted: row!.encrypted && Buffer.from(row!.encrypted) } as { encrypted: Buffer };
  }
});
