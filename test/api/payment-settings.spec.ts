import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PaymentSettingsView, Problem } from '../../server/contract/src';
import { LookUpOperationsTask } from '../../server/src/payments/operations/look-up-operations.task';
import { TEST_CARDS } from '../../server/simulator/src/cards/test-cards';
import { SERVICES } from '../../server/simulator/src/services';
import { Simulator } from '../../server/simulator/src/simulator';
import { loggedIn, type Person } from '../support/http';
import { operate, placedOrder, readOrder } from '../support/orders';
import { authorizedAt } from '../support/sbps-payment';
import { seenSettings } from '../support/seen';
import { type Portal, startPortal } from '../support/start-portal';

const AGREED = {
  authorizationDays: 30,
  autoCapture: true,
  cardBrands: ['visa', 'mastercard'],
  securityCode: false,
  threeDSecure: true,
  refundDays: { visa: 90 },
};
const ACCOUNT = { endpoint: 'https://gateway.example.jp', merchantId: '30132', serviceId: '002' };
const ENCRYPTION = { key: 'abcdefghijklmnopqrstuvwx', iv: '12345678' };
const SBPS = { ...AGREED, gateway: 'sbps', sbps: { ...ACCOUNT, hashKey: 'a-secret-hash-key', encryption: ENCRYPTION } };
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

  const path = (merchantId: string, serviceId: string) =>
    `/api/merchants/${merchantId}/services/${serviceId}/payment-settings`;
  const put = async (settings: object, [merchantId, serviceId]: [string, string] = ['12345', '002'], person = admin) =>
    person.send<PaymentSettingsView & Problem>('PUT', path(merchantId, serviceId), {
      ...(await seenSettings(portal, merchantId, serviceId)),
      ...settings,
    });
  const errors = async (settings: object) =>
    ((await put(settings)).body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort();
  const changes = () =>
    portal.rows<{ merchant_id: string; actor_name: string; detail: object }>(
      `SELECT merchant_id, actor_name, detail FROM audit_entries WHERE event = 'payment_settings_changed' ORDER BY id DESC`,
    );

  it('are told as they are, and as none where a service takes no card payments', async () => {
    expect((await admin.get(path('12345', '001'))).body).toEqual({
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
    expect((await admin.get<PaymentSettingsView>(path('67890', '001'))).body).toMatchObject({
      version: 0,
      gateway: null,
      sbps: null,
    });
  });

  it('are set as a whole, never tell a secret, and are audited without one', async () => {
    const { status, body } = await put(SBPS);
    expect([status, body]).toEqual([200, SHOWN]);
    expect((await admin.get(path('12345', '002'))).body).toEqual(SHOWN);
    const [change] = await changes();
    expect(change).toMatchObject({
      merchant_id: '12345',
      actor_name: 'support-adminさん',
      detail: { service: '002', gateway: 'sbps', sbps: { ...ACCOUNT, hashKeyChanged: true, encryptionChanged: true } },
    });
    const [{ text }] = (await portal.rows(
      `SELECT (SELECT string_agg(p::text, '') FROM payment_settings p) || (SELECT string_agg(a::text, '') FROM audit_entries a) AS text`,
    )) as [{ text: string }];
    for (const secret of ['a-secret-hash-key', ENCRYPTION.key, ENCRYPTION.iv])
      expect([JSON.stringify(body), text].join()).not.toContain(secret);
  });

  it('keep the secrets that are left out, and drop an encryption that is set to null', async () => {
    await put(SBPS);
    const { sealed } = await sealedRow();
    expect((await put({ ...SBPS, authorizationDays: 45, sbps: ACCOUNT })).body).toEqual({
      ...SHOWN,
      authorizationDays: 45,
    });
    expect((await sealedRow()).sealed.equals(sealed)).toBe(false);
    expect((await put({ ...SBPS, sbps: { ...ACCOUNT, encryption: null } })).body.sbps).toEqual({
      ...ACCOUNT,
      hashKeySet: true,
      encryptionSet: false,
    });
  });

  it('ask for the secrets again before they are used at another endpoint', async () => {
    await put(SBPS);
    expect(await errors({ ...SBPS, sbps: { ...ACCOUNT, endpoint: 'https://elsewhere.example.jp' } })).toEqual([
      '/sbps/encryption required',
      '/sbps/hashKey required',
    ]);
    expect((await admin.get(path('12345', '002'))).body).toEqual(SHOWN);
  });

  it('ask for the secrets of an account that is new, and forget those of one that is left', async () => {
    await put({ ...AGREED, gateway: 'sandbox' });
    expect((await sealedRow()).sealed).toBeNull();
    expect(await errors({ ...SBPS, sbps: { ...ACCOUNT, encryption: null } })).toEqual(['/sbps/hashKey required']);
  });

  it('name every wrong field at once, with the limits that hold', async () => {
    expect(await errors({})).toEqual([
      '/authorizationDays required',
      '/autoCapture required',
      '/cardBrands required',
      '/gateway required',
      '/refundDays required',
      '/securityCode required',
      '/threeDSecure required',
    ]);
    expect(
      await errors({
        ...AGREED,
        gateway: 'sbps',
        authorizationDays: 366,
        autoCapture: 'yes',
        cardBrands: [],
        refundDays: { visa: -1, jcb: 1.5, unknown: 1 },
        more: 1,
        sbps: {
          endpoint: 'http://gateway.example.jp',
          merchantId: '3013',
          serviceId: 'abc',
          hashKey: '',
          encryption: { key: 'short', iv: '１２３４５６７８' },
        },
      }),
    ).toEqual([
      '/authorizationDays out_of_range',
      '/autoCapture invalid_type',
      '/cardBrands too_few',
      '/more unknown_field',
      '/refundDays/jcb invalid_type',
      '/refundDays/unknown unknown_field',
      '/refundDays/visa out_of_range',
      '/sbps/encryption/iv invalid_format',
      '/sbps/encryption/key invalid_format',
      '/sbps/endpoint invalid_format',
      '/sbps/hashKey invalid_format',
      '/sbps/merchantId invalid_merchant_id',
      '/sbps/serviceId invalid_service_id',
    ]);
    expect(await errors({ ...AGREED, gateway: 'sbps' })).toEqual(['/sbps required']);
    expect(await errors({ ...SBPS, gateway: 'sandbox' })).toEqual(['/sbps not_asked']);
    expect(await errors({ ...SBPS, gateway: 'other', cardBrands: ['visa', 'visa', 'dinners'] })).toEqual([
      '/cardBrands invalid_option',
      '/gateway invalid_option',
    ]);
    expect((await put({ ...AGREED, gateway: 'other' })).body.errors!.map(({ message }) => message)).toEqual([
      '選択肢にない値です。次のいずれかを指定してください: sandbox、sbps。',
    ]);
    expect((await put({ ...SBPS, authorizationDays: 0 })).body.errors![0]!.message).toBe(
      '1以上365以下の整数で入力してください。',
    );
  });

  it.each([
    ['https://gateway.example.jp/api', 422],
    ['https://user@gateway.example.jp', 422],
    ['ftp://127.0.0.1', 422],
    ['http://127.0.0.1.example.jp', 422],
    ['gateway.example.jp', 422],
    ['https://gateway.example.jp:8443', 200],
    ['http://127.0.0.1:8081', 200],
    ['http://localhost:8081', 200],
    ['http://[::1]:8081', 200],
  ])('take or refuse the endpoint %s (%i)', async (endpoint, status) => {
    expect((await put({ ...SBPS, sbps: { ...SBPS.sbps, endpoint } })).status).toBe(status);
  });

  it('read the account as somebody pastes it', async () => {
    expect(
      (
        await put({
          ...SBPS,
          sbps: {
            ...SBPS.sbps,
            endpoint: ' https://gateway.example.jp/\u200b',
            merchantId: '３０１３２',
            serviceId: '１',
          },
        })
      ).body,
    ).toMatchObject({ sbps: { endpoint: 'https://gateway.example.jp', merchantId: '30132', serviceId: '001' } });
  });

  it('hold for the next order', async () => {
    await put({ ...AGREED, gateway: 'sandbox', authorizationDays: 10 });
    const { id } = await placedOrder(portal, {
      order: { serviceId: '002', orderedAt: '2026-11-01T00:00:00Z' },
      payment: { authorizedAt: '2026-11-01T00:00:00Z' },
    });
    expect((await readOrder(portal, id)).card).toMatchObject({ authorizationEndsOn: '2026-11-11', autoCaptured: true });
  });

  describe('of an account that is wrong', () => {
    const service = SERVICES[0]!;
    const path1: [string, string] = ['12345', '001'];
    const agreed = { ...AGREED, autoCapture: false, gateway: 'sbps' };
    const account = (endpoint: string, more = {}) => ({
      endpoint,
      merchantId: service.merchantId,
      serviceId: service.serviceId,
      hashKey: service.hashKey,
      encryption: null,
      ...more,
    });
    const lookUp = () => portal.app.get(LookUpOperationsTask, { strict: false }).run();
    const paid = async () =>
      (
        await placedOrder(portal, {
          payment: await authorizedAt(simulator.url, portal.clock, service, TEST_CARDS[0]!.number, 8_980),
        })
      ).id;
    let simulator: Simulator;
    let front: Server;
    let frontUrl: string;
    beforeAll(async () => {
      simulator = await Simulator.start({ now: () => portal.clock.now() });
      front = createServer((_, response) => response.writeHead(502).end());
      await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
      frontUrl = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
    });
    afterAll(async () => {
      await simulator.stop();
      await new Promise((resolve) => front.close(resolve));
      await put({ ...AGREED, autoCapture: false, gateway: 'sandbox' }, path1);
    });

    it.each([
      ['the hash key', { hashKey: 'wrong' }, 'credentials_refused'],
      ['the MID', { merchantId: '90009' }, 'credentials_refused'],
      ['the endpoint', { endpoint: 'http://127.0.0.1:1' }, 'endpoint_unreachable'],
    ] as const)(
      'are told as the reason where a capture was surely not executed, which can be asked for again once %s is right',
      async (_, wrong, code) => {
        await put({ ...agreed, sbps: account(simulator.url, wrong) }, path1);
        const id = await paid();
        const { status, body } = await operate(portal, id, 'capture');
        expect([status, body.card]).toMatchObject([
          201,
          {
            state: 'authorized',
            inquiring: null,
            capture: { allowed: true },
            operations: [{ kind: 'capture', state: 'declined', code }],
          },
        ]);
        expect(await portal.rows('SELECT state, code FROM payment_operations WHERE order_id = $1', [id])).toEqual([
          { state: 'declined', code },
        ]);
        expect((await put({ ...agreed, sbps: account(simulator.url) }, path1)).status).toBe(200);
        expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
          state: 'captured',
          operations: [{ state: 'succeeded' }, { state: 'declined' }],
        });
      },
    );

    it('can be corrected while an outcome is looked up, which then is asked for at the right one', async () => {
      await put({ ...agreed, sbps: account(frontUrl) }, path1);
      const id = await paid();
      expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
        inquiring: 'capture',
        operations: [{ state: 'unknown' }],
      });
      portal.clock.advance({ seconds: 30 });
      await lookUp();
      expect((await readOrder(portal, id)).card!.inquiring).toBe('capture');
      expect((await put({ ...agreed, sbps: account(simulator.url) }, path1)).status).toBe(200);
      await lookUp();
      expect((await readOrder(portal, id)).card).toMatchObject({
        inquiring: null,
        state: 'authorized',
        capture: { allowed: true },
        operations: [{ state: 'declined', code: 'not_executed' }],
      });
      expect((await operate(portal, id, 'capture')).body.card!.state).toBe('captured');
    });

    it('are named where the payment is not there, and nothing is captured twice once they are right', async () => {
      await put({ ...agreed, sbps: account(simulator.url) }, path1);
      const id = await paid();
      simulator.faults.add({ kind: 'drop', applied: true, request: 'ST02-00201-101' });
      expect((await operate(portal, id, 'capture')).body.card!.inquiring).toBe('capture');
      const other = SERVICES[1]!;
      await put(
        {
          ...agreed,
          sbps: {
            ...account(simulator.url),
            serviceId: other.serviceId,
            hashKey: other.hashKey,
            encryption: other.encryption,
          },
        },
        path1,
      );
      portal.clock.advance({ seconds: 30 });
      await lookUp();
      expect((await readOrder(portal, id)).card!.operations[0]).toMatchObject({
        state: 'declined',
        code: 'no_such_payment',
      });
      await put({ ...agreed, sbps: account(simulator.url) }, path1);
      expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
        state: 'captured',
        operations: [{ state: 'succeeded' }, { code: 'no_such_payment' }],
      });
      const { trackingId } = (await readOrder(portal, id)).card!;
      expect(
        simulator.ledger().operations.filter((one) => one.trackingId === trackingId && one.kind === 'capture'),
      ).toHaveLength(1);
    });
  });

  it('don’t move to another gateway while the outcome of an operation is looked up there', async () => {
    const { id } = await placedOrder(portal, { card: 'lost-capture' });
    await operate(portal, id, 'capture');
    const service: [string, string] = ['12345', '001'];
    const refused = await put(SBPS, service);
    expect([refused.status, refused.body.code]).toEqual([409, 'invalid_state']);
    expect((await put({ ...AGREED, autoCapture: false, gateway: 'sandbox' }, service)).status).toBe(200);
  });

  it('are there for services that are registered only', async () => {
    for (const [merchantId, serviceId] of [
      ['12345', '999'],
      ['99999', '001'],
      ['12345', '001%00'],
      ["1' OR '1'='1", '001'],
    ] as const) {
      expect([
        (await admin.get(path(merchantId, serviceId))).status,
        (await put(SBPS, [merchantId, serviceId])).status,
      ]).toEqual([404, 404]);
    }
  });

  it('are nobody’s but the administrators’', async () => {
    for (const userId of ['admin', 'staff', 'support']) {
      const person = await loggedIn(portal, userId);
      expect([
        (await person.get(path('12345', '001'))).status,
        (await put(SBPS, ['12345', '001'], person)).status,
      ]).toEqual([403, 403]);
    }
  });

  async function sealedRow(): Promise<{ sealed: Buffer }> {
    const [row] = await portal.rows<{ sealed: Uint8Array | null }>(
      `SELECT sealed_credentials AS sealed FROM payment_settings WHERE merchant_id = '12345' AND service_id = '002'`,
    );
    return { sealed: row!.sealed && Buffer.from(row!.sealed) } as { sealed: Buffer };
  }
});
