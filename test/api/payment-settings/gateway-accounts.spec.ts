import { addDays } from '../../../server/contract/src';
import { ReconcilePaymentsTask } from '../../../server/src/payments/reconciliation/reconcile-payments.task';
import { ForgetAccountsTask } from '../../../server/src/payments/settings/forget-accounts.task';
import { Simulator } from '../../../server/simulator/src/simulator';
import { loggedIn } from '../../support/portal/http';
import { lookUpOperations } from '../../support/orders/operations';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import { putSettings, type ServiceKey, settingsPath } from '../../support/orders/payment-settings';
import { appliedAt, AT_SANDBOX, FORMER, NEXT, paidAt, settingsAt } from '../../support/orders/provider-accounts';
import { seenSettings } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const CAPTURE = 'ST02-00201-101';
const SERVICE: ServiceKey = ['12345', '001'];

describe('a service that changes from one account at the provider to another', () => {
  let portal: Portal;
  let simulator: Simulator;
  beforeAll(async () => {
    portal = await startPortal({ LOG_LEVEL: 'silent' });
    portal.clock.moveTo(`${portal.clock.today()}T10:00:00+09:00`); // No midnight passes in between.
    simulator = await Simulator.start({ services: [FORMER, NEXT], now: () => portal.clock.now() });
  });
  afterAll(async () => {
    await portal.stop();
    await simulator.stop();
  });
  beforeEach(async () => expect((await put(at(FORMER))).status).toBe(200));

  const put = async (settings: object) =>
    putSettings(portal, await loggedIn(portal, 'support-admin'), settings, SERVICE);
  const at = (account: typeof NEXT, more: object = {}, secrets: object = {}) =>
    settingsAt(simulator, account, more, secrets);
  const paid = (account: typeof NEXT) => paidAt(portal, simulator, account);
  const applied = (account: typeof NEXT, trackingId: string) => appliedAt(simulator, account, trackingId);
  const lookUp = async () => {
    portal.clock.advance({ seconds: 30 });
    await lookUpOperations(portal);
  };
  const card = async (id: string) => (await readOrder(portal, id)).card!;
  const accounts = () =>
    portal.rows<{ id: string; gateway: string; left: boolean }>(
      `SELECT id, gateway, used_until IS NOT NULL AS left FROM gateway_accounts WHERE merchant_id = '12345' AND service_id = '001' ORDER BY id`,
    );
  const inUse = async () => (await accounts()).filter(({ left }) => !left);
  const accountOf = async (id: string) =>
    (await portal.rows('SELECT gateway_account_id AS account FROM payments WHERE order_id = $1', [id]))[0]!['account'];

  it('captures and refunds payments at the account that authorised them, and authorises new ones at the next account', async () => {
    const old = await paid(FORMER);
    expect((await put(at(NEXT))).status).toBe(200);
    expect((await operate(portal, old.id, 'capture')).body.card).toMatchObject({ state: 'captured' });
    expect((await operate(portal, old.id, 'refund')).body.card).toMatchObject({ state: 'refunded' });
    expect([applied(FORMER, old.trackingId), applied(NEXT, old.trackingId)]).toEqual([['capture', 'refund'], []]);

    const fresh = await paid(NEXT);
    expect(await accountOf(fresh.id)).toBe((await inUse())[0]!.id);
    expect((await operate(portal, fresh.id, 'refund')).body.card).toMatchObject({ state: 'refunded' });
    expect([applied(FORMER, fresh.trackingId), applied(NEXT, fresh.trackingId)]).toEqual([[], ['capture', 'refund']]);
  });

  it('asks the former account about an operation whose response was lost before the change', async () => {
    const { id, trackingId } = await paid(FORMER);
    simulator.faults.add({ kind: 'drop', applied: true, request: CAPTURE });
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({ inquiring: 'capture' });
    expect((await put(at(NEXT))).status).toBe(200);
    await lookUp();
    expect(await card(id)).toMatchObject({ inquiring: null, state: 'captured', operations: [{ state: 'succeeded' }] });
    expect(applied(FORMER, trackingId)).toEqual(['capture']);
  });

  it('compares each payment with the records of its own account', async () => {
    const old = await paid(FORMER);
    await put(at(NEXT));
    const fresh = await paid(NEXT);
    await portal.app.get(ReconcilePaymentsTask, { strict: false }).run();
    expect(
      await portal.rows(
        `SELECT p.order_id AS id, coalesce(compare_at >= $3, true) AS compared, EXISTS (SELECT FROM payment_differences d WHERE d.order_id = p.order_id) AS differs
         FROM payments p WHERE order_id IN ($1, $2) ORDER BY order_id`,
        [old.id, fresh.id, `${addDays(portal.clock.today(), 1)}T00:00:00+09:00`],
      ),
    ).toEqual([old, fresh].map(({ id }) => ({ id, compared: true, differs: false })));
  });

  it('finds the sandbox’s payments in the sandbox after it has changed to real money', async () => {
    await put(AT_SANDBOX);
    const { id } = await placedOrder(portal);
    await put(at(NEXT));
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({ state: 'captured' });
    expect(
      await portal.rows(
        `SELECT status FROM sandbox_payments JOIN payments USING (merchant_id, tracking_id) WHERE payments.order_id = $1`,
        [id],
      ),
    ).toEqual([{ status: 'captured' }]);
  });

  it('corrects a secret for payments that were authorised before, even if it returns to the account later', async () => {
    const old = await paid(FORMER);
    await put(at(FORMER, {}, { hashKey: 'mistyped' }));
    expect((await operate(portal, old.id, 'capture')).body.card!.operations[0]).toMatchObject({
      state: 'declined',
      code: 'credentials_refused',
    });
    await put(at(NEXT));
    expect((await operate(portal, old.id, 'capture')).body.card!.operations[0]).toMatchObject({
      code: 'credentials_refused',
    });
    const before = await accounts();
    expect((await put(at(FORMER))).status).toBe(200);
    expect((await accounts()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await inUse()).toMatchObject([{ id: await accountOf(old.id) }]);
    expect((await operate(portal, old.id, 'capture')).body.card).toMatchObject({ state: 'captured' });
  });

  it('corrects ids only on request, and only of an existing account', async () => {
    const { id } = await paid(FORMER);
    await put(AT_SANDBOX);
    const { status, body } = await put(at(FORMER, { correctsAccount: true }));
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/correctsAccount', code: 'not_asked' }]]);
    expect(await inUse()).toMatchObject([{ gateway: 'sandbox' }]);
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({ state: 'captured' });
  });

  it('keeps payments from before accounts existed at the account that was first asked about them', async () => {
    await portal.rows(`DELETE FROM payment_settings WHERE merchant_id = '67890'`);
    const { id } = await placedOrder(portal, { merchantId: '67890' });
    expect(await accountOf(id)).toBeNull();
    const [path, admin] = [settingsPath(['67890', '001']), await loggedIn(portal, 'support-admin')];
    for (const [version, settings] of [AT_SANDBOX, at(NEXT)].entries())
      expect((await admin.send('PUT', path, { ...settings, version })).status).toBe(200);
    expect((await operate(portal, id, 'capture', 'other-staff')).body.card).toMatchObject({ state: 'captured' });
    expect(
      await portal.rows('SELECT gateway FROM gateway_accounts WHERE merchant_id = $1 AND id = $2', [
        '67890',
        await accountOf(id),
      ]),
    ).toEqual([{ gateway: 'sandbox' }]);
  });

  it('has one account in use after two concurrent changes, one of which is refused, and every order of that moment is at one of them', async () => {
    const admin = await loggedIn(portal, 'support-admin');
    const seen = await seenSettings(portal);
    const replies = await Promise.all([
      admin.send('PUT', settingsPath(SERVICE), { ...at(NEXT), ...seen }),
      placedOrder(portal),
      admin.send('PUT', settingsPath(SERVICE), { ...AT_SANDBOX, ...seen }),
      placedOrder(portal),
    ]);
    const changes = replies.flatMap((reply) => ('status' in reply ? [reply.status] : []));
    expect(changes.sort()).toEqual([200, 409]);
    const known = (await accounts()).map(({ id }) => id);
    expect(await inUse()).toHaveLength(1);
    for (const reply of replies) if ('id' in reply) expect(known).toContain(await accountOf(reply.id));
  });

  it('deletes the credentials of an account that authorised nothing, a day after it was left', async () => {
    const unused = { ...at(FORMER, {}, { merchantId: '80000' }) };
    const { id } = await paid(FORMER);
    await put(unused);
    await put(at(NEXT));
    const before = await accounts();
    const forget = () => portal.app.get(ForgetAccountsTask, { strict: false }).run();
    await forget();
    expect(await accounts()).toEqual(before);
    portal.clock.advance({ days: 1, minutes: 1 });
    await forget();
    const kept = (await accounts()).map((account) => account.id);
    expect([before.length - kept.length, kept.includes(String(await accountOf(id)))]).toEqual([1, true]);
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({ state: 'captured' });
  });

  it('cannot lose an account that a payment names, nor name another merchant’s', async () => {
    const { id } = await paid(FORMER);
    await expect(portal.rows('DELETE FROM gateway_accounts WHERE id = $1', [await accountOf(id)])).rejects.toThrow(
      /foreign key/,
    );
    const [other] = await portal.rows<{ id: string }>(`SELECT id FROM gateway_accounts WHERE merchant_id = '67890'`);
    await expect(
      portal.rows('UPDATE payments SET gateway_account_id = $2 WHERE order_id = $1', [id, other!.id]),
    ).rejects.toThrow(/foreign key/);
    await expect(
      portal.rows(
        `UPDATE payment_settings SET gateway_account_id = (SELECT max(id) FROM gateway_accounts WHERE service_id = '002')
         WHERE merchant_id = '12345' AND service_id = '001'`,
      ),
    ).rejects.toThrow(/foreign key/);
  });
});
