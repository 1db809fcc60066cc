import { NOTICE_TYPES, tokyoDate } from '../../../server/contract/src';
import { sent } from '../../support/cases/intake';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const TODAY = tokyoDate(new Date());

describe('the fields of a request', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
  });
  afterAll(() => portal.stop());

  it.each(NOTICE_TYPES.map((type) => type.code))('accepts a request of type %s', async (noticeType) => {
    const { caseNumber } = await sent(portal, { noticeType, supplementaryNote: '補足' });
    expect(await portal.rows('SELECT notice_type FROM support_cases WHERE case_number = $1', [caseNumber])).toEqual([
      { notice_type: noticeType },
    ]);
  });

  it.each([
    '髙﨑 𠮷子',
    '👩‍👩‍👧 の家族プラン',
    '\uff8a\uff9d\uff76\uff78\uff76\uff85 \uff76\uff9e',
    '葛󠄀城市',
    '"引用" \\ \' % _ <b>',
  ])('keeps %s character by character', async (text) => {
    const { caseNumber } = await sent(
      portal,
      { summary: text, supplementaryNote: `${text}\n${text}` },
      { productName: text, customerId: text, orderId: text },
    );
    expect(
      await portal.rows(
        'SELECT summary, supplementary_note, product_name, customer_id, order_id FROM support_cases c JOIN payment_information p ON p.case_id = c.id WHERE case_number = $1',
        [caseNumber],
      ),
    ).toEqual([
      { summary: text, supplementary_note: `${text}\n${text}`, product_name: text, customer_id: text, order_id: text },
    ]);
  });

  it('counts characters as a person does', async () => {
    await sent(
      portal,
      { summary: '👩‍👩‍👧'.repeat(200), supplementaryNote: '𠮷'.repeat(4_000) },
      { productName: '葛󠄀'.repeat(200), customerId: '髙'.repeat(64) },
    );
  });

  it('raises no false alarm about tracking IDs, slip numbers and phone numbers', async () => {
    const trackingId = '30569309025904'; // A valid card number by its format alone.
    await sent(
      portal,
      {
        supplementaryNote: `トラッキングID ${trackingId}、送り状番号 1234-5678-9012、電話 0120-713-362、注文 20261101000712345`,
      },
      { trackingId, approvalCode: '4111111111111112' },
    );
  });

  it.each([
    '************4242',
    '424242******4242',
    '4242 42** **** 4242',
    '****-****-****-4242',
    'xxxxxxxxxxxx4242',
    '••••4242',
    '3782*******0005',
  ])('accepts the masked card number %s', async (maskedCardNumber) => {
    await sent(portal, {}, { maskedCardNumber });
  });

  it('accepts optional fields as absent, as null and as blank', async () => {
    const { caseNumber } = await sent(
      portal,
      { summary: '', supplementaryNote: null, answerDueOn: '' },
      { customerId: null, orderId: '', cardBrand: null, maskedCardNumber: '', currency: null },
    );
    const [row] = await portal.rows(
      'SELECT summary, supplementary_note, customer_id, order_id, card_brand, currency FROM support_cases c JOIN payment_information p ON p.case_id = c.id WHERE case_number = $1',
      [caseNumber],
    );
    expect(row).toEqual({
      summary: null,
      supplementary_note: null,
      customer_id: null,
      order_id: null,
      card_brand: null,
      currency: 'JPY',
    });
  });
});
