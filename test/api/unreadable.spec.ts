import {
  type AnswerInput,
  type AnswerReceipt,
  type CaseDetail,
  type OrderDetail,
  type PaymentSettingsView,
  tokyoDate,
} from '../../server/contract/src';
import { correctedAnswer, exampleAnswer } from '../support/examples/example-answers';
import { loggedIn, type Person, receivedCase } from '../support/portal/http';
import { readFromIntake } from '../support/cases/intake';
import { caseOf, findOrders, operate, placedOrder } from '../support/orders/orders';
import { seenCase, seenSettings } from '../support/cases/seen';
import { type Portal, startPortal } from '../support/portal/start-portal';

const TODAY = tokyoDate(new Date());
const TYPE = 'usage_inquiry.usage_details';

/** Only the database's superuser can change encrypted data: here as a failing disk or an attacker would. */
describe('encrypted data that cannot be decrypted', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal({ LOG_LEVEL: 'silent' });
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  const sheet = async (caseNumber: string, reader = staff) => await reader.get<CaseDetail>(`/api/cases/${caseNumber}`);
  const answer = async (caseNumber: string, content: AnswerInput) =>
    staff.send<AnswerReceipt>('POST', `/api/cases/${caseNumber}/answer`, {
      ...content,
      ...(await seenCase(portal, caseNumber)),
    });
  const reopen = async (caseNumber: string, reason: string) =>
    (await loggedIn(portal, 'support')).send('POST', `/api/cases/${caseNumber}/reopening`, {
      reason,
      ...(await seenCase(portal, caseNumber)),
    });
  /** A case that was answered, reopened and answered differently. */
  const correctedCase = async () => {
    const caseNumber = await receivedCase(portal);
    await answer(caseNumber, exampleAnswer(TYPE, TODAY));
    await reopen(caseNumber, '発送日の誤りのため');
    expect((await answer(caseNumber, correctedAnswer(TYPE, TODAY))).body).toMatchObject({ revision: 2 });
    return caseNumber;
  };
  const spoil = (table: string, column: string, where: string, values: unknown[]) =>
    portal.rows(
      `UPDATE ${table} SET ${column} = set_byte(${column}, 40, get_byte(${column}, 40) # 1) WHERE ${where}`,
      values,
    );
  const OF_CASE = '(merchant_id, case_id) = (SELECT merchant_id, id FROM support_cases WHERE case_number = $1)';

  it('is detected if two revisions of an answer were exchanged: neither is taken for the other', async () => {
    const caseNumber = await correctedCase();
    await portal.rows(
      `UPDATE answers a SET sealed_content = b.sealed_content FROM answers b
      WHERE b.merchant_id = a.merchant_id AND b.case_id = a.case_id AND b.revision = 3 - a.revision AND a.case_id = (SELECT id FROM support_cases WHERE case_number = $1)`,
      [caseNumber],
    );
    const { status, body } = await sheet(caseNumber);
    expect([status, body.answers]).toMatchObject([
      200,
      [
        { revision: 2, unreadable: true, sections: {}, notHeld: [] },
        { revision: 1, unreadable: true, sections: {}, notHeld: [] },
      ],
    ]);
  });

  it('is one revision that is shown as unreadable, beside the other, to every reader of the case', async () => {
    const caseNumber = await correctedCase();
    await spoil('answers', 'sealed_content', `${OF_CASE} AND revision = 2`, [caseNumber]);
    for (const reader of ['staff', 'support']) {
      const { body } = await sheet(caseNumber, await loggedIn(portal, reader));
      expect(body.answers).toMatchObject([
        { revision: 2, noticeType: TYPE, registeredBy: expect.any(String), unreadable: true },
        { revision: 1, sections: { purchaser: expect.anything() } },
      ]);
    }
    const [{ reference }] = (await portal.rows<{ reference: string }>(
      'SELECT acquirer_reference AS reference FROM support_cases WHERE case_number = $1',
      [caseNumber],
    )) as [{ reference: string }];
    const { status, body } = await readFromIntake(portal, reference);
    expect([status, body]).toMatchObject([
      200,
      { status: 'closed_answered', answers: [{ revision: 1 }], unreadableAnswers: [{ revision: 2 }] },
    ]);
  });

  it('can be registered again after support has reopened the case', async () => {
    const caseNumber = await receivedCase(portal);
    await answer(caseNumber, exampleAnswer(TYPE, TODAY));
    await spoil('answers', 'sealed_content', OF_CASE, [caseNumber]);
    await reopen(caseNumber, '回答を読み取れないため');
    expect((await answer(caseNumber, correctedAnswer(TYPE, TODAY))).status).toBe(201);
    expect((await sheet(caseNumber)).body.answers).toMatchObject([
      { revision: 2, sections: { purchaser: expect.anything() } },
      { revision: 1, unreadable: true },
    ]);
  });

  it('is one order without its buyer’s name in list and search, beside all others', async () => {
    const [whole, spoilt] = [await placedOrder(portal), await placedOrder(portal)];
    await spoil('orders', 'sealed_content', 'id = $1', [spoilt.id]);
    for (const query of [{}, { name: '髙﨑' }] as Record<string, string>[]) {
      const { status, body } = await findOrders(staff, query);
      const named = Object.fromEntries(body.items.map(({ id, buyerName }) => [id, buyerName]));
      expect([query, status, named[whole.id], named[spoilt.id]]).toEqual([query, 200, '髙﨑 𠮷子', null]);
    }
  });

  it('is treated as missing if it is credentials: nothing is sent with them, and an administrator sets them again', async () => {
    const admin = await loggedIn(portal, 'support-admin');
    const path = '/api/merchants/12345/services/002/payment-settings';
    const settings = {
      gateway: 'sbps',
      authorizationDays: 30,
      autoCapture: false,
      cardBrands: ['visa'],
      securityCode: false,
      threeDSecure: false,
      refundDays: {},
      sbps: {
        endpoint: 'https://gateway.example.jp',
        merchantId: '30132',
        serviceId: '002',
        hashKey: 'a-secret-hash-key',
        encryption: null,
      },
    };
    expect(
      (await admin.send('PUT', path, { ...settings, ...(await seenSettings(portal, '12345', '002')) })).status,
    ).toBe(200);
    await spoil(
      'gateway_accounts',
      'sealed_credentials',
      `merchant_id = '12345' AND service_id = $1 AND used_until IS NULL`,
      ['002'],
    );
    const { id } = await placedOrder(portal, { order: { serviceId: '002' } });
    expect((await operate(portal, id, 'capture')).body.card!.operations).toMatchObject([
      { state: 'declined', code: 'not_configured' },
    ]);
    expect((await admin.get<PaymentSettingsView>(path)).body).toMatchObject({ gateway: 'sbps', sbps: null });
    expect(
      (await admin.send('PUT', path, { ...settings, ...(await seenSettings(portal, '12345', '002')) })).body,
    ).toMatchObject({ sbps: { hashKeySet: true } });
  });

  it('leaves the rest of an order’s page and its case’s sheet, and the form without the buyer', async () => {
    const { id, order } = await placedOrder(portal);
    const caseNumber = await caseOf(portal, id);
    await spoil('orders', 'wrapped_key', 'id = $1', [id]);
    const { status, body } = await staff.get<OrderDetail>(`/api/orders/${id}`);
    expect([status, body]).toMatchObject([
      200,
      {
        orderNumber: order.orderNumber,
        buyerName: null,
        buyer: null,
        delivery: null,
        items: order.items,
        card: { state: 'authorized' },
      },
    ]);
    const shown = await sheet(caseNumber);
    expect([shown.status, shown.body]).toMatchObject([
      200,
      {
        order: { orderNumber: order.orderNumber, buyer: null },
        answerDefaults: { sections: { product: { name: order.items[0]!.name } } },
      },
    ]);
    expect(shown.body.answerDefaults!.sections).not.toHaveProperty('purchaser');
  });
});
