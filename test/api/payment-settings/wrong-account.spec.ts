import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TEST_CARDS } from '../../../server/simulator/src/cards/test-cards';
import { SERVICES } from '../../../server/simulator/src/services';
import { Simulator } from '../../../server/simulator/src/simulator';
import { loggedIn, type Person } from '../../support/portal/http';
import { lookUpOperations } from '../../support/orders/operations';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import { AGREED, putSettings, SERVICE, type ServiceKey } from '../../support/orders/payment-settings';
import { authorizedAt } from '../../support/orders/sbps-payment';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('settings of payments', () => {
  let portal: Portal;
  let admin: Person;
  beforeAll(async () => {
    portal = await startPortal();
    admin = await loggedIn(portal, 'support-admin');
  });
  afterAll(() => portal.stop());

  const put = (settings: object, service = SERVICE, person = admin) => putSettings(portal, person, settings, service);

  describe('of an account that is wrong', () => {
    const service = SERVICES[0]!;
    const service001: ServiceKey = ['12345', '001'];
    const agreed = { ...AGREED, autoCapture: false, gateway: 'sbps' };
    const account = (endpoint: string, more = {}) => ({
      endpoint,
      merchantId: service.merchantId,
      serviceId: service.serviceId,
      hashKey: service.hashKey,
      encryption: null,
      ...more,
    });
    const lookUp = () => lookUpOperations(portal);
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
      await put({ ...AGREED, autoCapture: false, gateway: 'sandbox' }, service001);
    });

    it.each([
      ['the hash key', { hashKey: 'wrong' }, 'credentials_refused', {}],
      ['the MID', { merchantId: '90009' }, 'credentials_refused', { correctsAccount: true }],
      ['the endpoint', { endpoint: 'http://127.0.0.1:1' }, 'endpoint_unreachable', {}],
    ] as const)(
      'are shown as the reason when a capture was certainly not executed, and it can be requested again once %s is right',
      async (_, wrong, code, correction) => {
        await put({ ...agreed, sbps: account(simulator.url, wrong) }, service001);
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
        expect((await put({ ...agreed, ...correction, sbps: account(simulator.url) }, service001)).status).toBe(200);
        expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
          state: 'captured',
          operations: [{ state: 'succeeded' }, { state: 'declined' }],
        });
      },
    );

    it('can be corrected while an outcome is looked up, which then is looked up at the right account', async () => {
      await put({ ...agreed, sbps: account(frontUrl) }, service001);
      const id = await paid();
      expect((await operate(portal, id, 'capture')).body.card).toMatchObject({
        inquiring: 'capture',
        operations: [{ state: 'unknown' }],
      });
      portal.clock.advance({ seconds: 30 });
      await lookUp();
      expect((await readOrder(portal, id)).card!.inquiring).toBe('capture');
      expect((await put({ ...agreed, sbps: account(simulator.url) }, service001)).status).toBe(200);
      await lookUp();
      expect((await readOrder(portal, id)).card).toMatchObject({
        inquiring: null,
        state: 'authorized',
        capture: { allowed: true },
        operations: [{ state: 'declined', code: 'not_executed' }],
      });
      expect((await operate(portal, id, 'capture')).body.card!.state).toBe('captured');
    });

    it('are named when the payment is not found there, and nothing is captured twice once they are right', async () => {
      await put({ ...agreed, sbps: account(simulator.url) }, service001);
      const id = await paid();
      simulator.faults.add({ kind: 'drop', applied: true, request: 'ST02-00201-101' });
      expect((await operate(portal, id, 'capture')).body.card!.inquiring).toBe('capture');
      const other = SERVICES[1]!;
      await put(
        {
          ...agreed,
          correctsAccount: true,
          sbps: {
            ...account(simulator.url),
            serviceId: other.serviceId,
            hashKey: other.hashKey,
            encryption: other.encryption,
          },
        },
        service001,
      );
      portal.clock.advance({ seconds: 30 });
      await lookUp();
      expect((await readOrder(portal, id)).card!.operations[0]).toMatchObject({
        state: 'declined',
        code: 'no_such_payment',
      });
      await put({ ...agreed, correctsAccount: true, sbps: account(simulator.url) }, service001);
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
});
