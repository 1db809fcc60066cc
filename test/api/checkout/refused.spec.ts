import type { Problem } from '../../../server/contract/src';
import { SANDBOX_CARDS, type SandboxOutcome } from '../../../server/contract/src/demo';
import { checkoutRequest, readCheckout, shopCall } from '../../support/orders/shop';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the checkout', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const pay = (outcome: SandboxOutcome, serviceId = '001') =>
    shopCall(portal, '', checkoutRequest({ serviceId }, outcome));
  const faults = ({ body }: { body: Problem }) => (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

  it('refuses a card number anywhere in a body, and stores none of it', async () => {
    const number = '4242424242424242';
    const before = await portal.rows('SELECT count(*)::int AS n FROM checkouts');
    const request = checkoutRequest();
    const bodies: [unknown, string][] = [
      [{ ...request, token: number }, '/token'],
      [{ ...request, buyer: { ...request.buyer, name: `名義 4242 4242 4242 4242` } }, '/buyer/name'],
      [{ ...request, number: 4242424242424242 }, '/number'],
      [{ ...request, [number]: 1 }, ''],
      [{ ...request, items: [{ productId: 'ikura', quantity: 4242424242424242 }] }, '/items/0/quantity'],
      [{ ...request, lastDigits: '4242424242424242' }, '/lastDigits'],
    ];
    for (const [body, pointer] of bodies) {
      const reply = await shopCall<Problem>(portal, '', body);
      expect([reply.status, faults(reply)]).toEqual([422, [`${pointer} pan_not_allowed`]]);
      expect(JSON.stringify(reply.body)).not.toContain(number);
    }
    expect(await portal.rows('SELECT count(*)::int AS n FROM checkouts')).toEqual(before);
  });

  it('names every wrong field, and refuses what no page of the shop sends', async () => {
    const request = checkoutRequest();
    const wrong = await shopCall<Problem>(portal, '', {
      ...request,
      items: [{ productId: 'nothing', quantity: 1 }],
      buyer: { ...request.buyer, email: 'nobody', phone: '1', name: ' ' },
    });
    expect([wrong.status, faults(wrong)]).toEqual([
      422,
      [
        '/items/0/productId invalid_option',
        '/buyer/name required',
        '/buyer/email invalid_email',
        '/buyer/phone invalid_phone',
      ],
    ]);
    const shapes = await shopCall<Problem>(portal, '', {
      ...request,
      cartId: '1',
      price: 1,
      items: [{ productId: 'ikura', quantity: 0, unitPrice: 1 }],
      cardBrand: 'gold',
      buyer: { ...request.buyer, age: 3 },
    });
    expect(faults(shapes).sort()).toEqual([
      '/buyer/age unknown_field',
      '/cardBrand invalid_option',
      '/cartId invalid_format',
      '/items/0/quantity out_of_range',
      '/items/0/unitPrice unknown_field',
      '/price unknown_field',
    ]);
    expect((await shopCall<Problem>(portal, '', request, { origin: 'https://elsewhere.example' })).status).toBe(403);
    for (const id of ['1', '00000000-0000-4000-8000-000000000000'])
      expect((await readCheckout(portal, id)).status).toBe(404);
  });

  it('leaves no card number in any row, whoever sent it and however the checkout ended', async () => {
    await pay('ok');
    await pay('ng22');
    await pay('lost-authorization');
    await pay('ok', '002');
    await shopCall(portal, '', { ...checkoutRequest(), token: '4242424242424242' });
    const tables = await portal.rows<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['checkouts', 'orders', 'payments', 'sandbox_payments', 'audit_entries']),
    );
    for (const { name } of tables) {
      const kept = await portal.rows(`SELECT row::text AS text FROM ${name} AS row WHERE row::text ~ $1`, [
        SANDBOX_CARDS.map(({ number }) => number).join('|'),
      ]);
      expect([name, kept]).toEqual([name, []]);
    }
  });
});
