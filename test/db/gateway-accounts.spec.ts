import type { PaymentSettingsView } from '../../server/contract/src';
import { migrateDatabase } from '../../server/src/boot/migrate-database';
import { Simulator } from '../../server/simulator/src/simulator';
import { loggedIn } from '../support/portal/http';
import { operate, placedOrder } from '../support/orders/orders';
import { putSettings, settingsPath } from '../support/orders/payment-settings';
import { appliedAt, FORMER, paidAt, settingsAt } from '../support/orders/provider-accounts';
import { checkoutRequest, shopCall } from '../support/orders/shop';
import { type Portal, startPortal } from '../support/portal/start-portal';

const MIGRATION = 'GatewayAccounts1795320036100';

describe('the migration that stores accounts at gateways as rows of their own', () => {
  let portal: Portal;
  let simulator: Simulator;
  beforeAll(async () => {
    portal = await startPortal();
    simulator = await Simulator.start({ services: [FORMER], now: () => portal.clock.now() });
  });
  afterAll(async () => {
    await portal.stop();
    await simulator.stop();
  });

  const undo = async () => {
    const isThere = async () => (await portal.rows('SELECT 1 FROM migrations WHERE name = $1', [MIGRATION])).length > 0;
    while (await isThere()) await portal.database.undoLastMigration();
  };
  const accountsOf = (table: string, id: string, ids: string[]) =>
    portal.rows(
      `SELECT a.merchant_id || '-' || a.service_id AS service, a.gateway FROM ${table} t LEFT JOIN gateway_accounts a ON a.merchant_id = t.merchant_id AND a.id = t.gateway_account_id
       WHERE t.${id}::text = ANY ($1) ORDER BY t.${id}`,
      [ids],
    );

  it('gives each existing payment and checkout the account of its service, whose secrets can still be decrypted', async () => {
    const admin = await loggedIn(portal, 'support-admin');
    const checkout = (
      await shopCall(portal, '', checkoutRequest({ serviceId: '002', items: [{ productId: 'coffee', quantity: 1 }] }))
    ).body;
    expect((await putSettings(portal, admin, settingsAt(simulator, FORMER), ['12345', '001'])).status).toBe(200);
    const atProvider = await paidAt(portal, simulator, FORMER);
    const atSandbox = await placedOrder(portal, { order: { serviceId: '002' } });
    await portal.rows(`DELETE FROM payment_settings WHERE merchant_id = '67890'`);
    await portal.rows(`DELETE FROM gateway_accounts WHERE merchant_id = '67890'`);
    const nowhere = await placedOrder(portal, { merchantId: '67890' });
    const before = (await admin.get<PaymentSettingsView>(settingsPath(['12345', '001']))).body;

    await undo();
    expect(
      await portal.rows(
        'SELECT service_id, gateway, sealed_credentials IS NOT NULL AS sealed, auto_capture FROM payment_settings ORDER BY service_id',
      ),
    ).toEqual([
      { service_id: '001', gateway: 'sbps', sealed: true, auto_capture: false },
      { service_id: '002', gateway: 'sandbox', sealed: false, auto_capture: true },
    ]);
    expect(await migrateDatabase(portal.database)).toContain(MIGRATION);

    expect(await accountsOf('payments', 'order_id', [atProvider.id, atSandbox.id, nowhere.id])).toEqual([
      { service: '12345-001', gateway: 'sbps' },
      { service: '12345-002', gateway: 'sandbox' },
      { service: null, gateway: null },
    ]);
    expect(await accountsOf('checkouts', 'id', [checkout.id])).toEqual([{ service: '12345-002', gateway: 'sandbox' }]);
    expect((await admin.get(settingsPath(['12345', '001']))).body).toEqual(before);
    expect((await operate(portal, atProvider.id, 'capture')).body.card).toMatchObject({ state: 'captured' });
    expect(appliedAt(simulator, FORMER, atProvider.trackingId)).toEqual(['capture']);
  });
});
