import { addDays } from '../../../server/contract/src';
import { faultsOf } from '../../support/cases/intake';
import { placeOrder, refusedOrder, SENT_AT, shopOrder } from '../../support/orders/merchant-orders';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('an order placed by a shop’s own system', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(SENT_AT);
  });
  afterAll(() => portal.stop());

  it('is refused entirely if its tracking id belongs to another order', async () => {
    const taken = shopOrder();
    await placeOrder(portal, taken);
    const { trackingId } = taken['payment'] as { trackingId: string };
    expect(faultsOf(await refusedOrder(portal, shopOrder({}, { trackingId }), 422))).toEqual([
      '/payment/trackingId tracking_id_taken',
    ]);
  });

  it('is refused with all its errors', async () => {
    const reply = await refusedOrder(
      portal,
      {
        orderNumber: 'A 1',
        serviceId: '1',
        orderedAt: 'yesterday',
        status: 'done',
        paymentMethod: 'credit_card',
        buyer: { name: '', phone: '12', email: 'x', age: 30 },
        items: [{ name: '4242 4242 4242 4242', unitPrice: 1.5, quantity: 0 }, 'melon'],
        shippingFee: -1,
        colour: 'red',
        payment: {
          trackingId: '0000061630735',
          amount: '1980',
          cardBrand: 'maestro',
          maskedCardNumber: '424242******4242',
          authorizedAt: '2026-02-30T00:00:00Z',
          cvc: '123',
        },
      },
      422,
    );
    expect(faultsOf(reply)).toEqual([
      '/buyer/age unknown_field',
      '/buyer/email invalid_email',
      '/buyer/name required',
      '/buyer/phone invalid_phone',
      '/colour unknown_field',
      '/items invalid_type',
      '/items/0/name pan_not_allowed',
      '/items/0/quantity out_of_range',
      '/items/0/unitPrice out_of_range',
      '/orderNumber invalid_format',
      '/orderedAt invalid_instant',
      '/payment/amount invalid_type',
      '/payment/authorizedAt invalid_instant',
      '/payment/cardBrand invalid_option',
      '/payment/cvc unknown_field',
      '/payment/maskedCardNumber invalid_format',
      '/payment/trackingId invalid_format',
      '/serviceId invalid_format',
      '/shippingFee out_of_range',
      '/status invalid_option',
    ]);
  });

  const tomorrow = () => addDays(portal.clock.today(), 1);
  it.each<[string, () => unknown, string[]]>([
    ['no object', () => [], [' invalid_type']],
    [
      'nothing in it',
      () => ({}),
      [
        '/buyer required',
        '/items required',
        '/orderNumber required',
        '/orderedAt required',
        '/paymentMethod required',
        '/serviceId required',
      ],
    ],
    ['a card order without its payment', () => ({ ...shopOrder(), payment: null }), ['/payment required']],
    ['a payment that is no card’s', () => shopOrder({ paymentMethod: 'bank_transfer' }), ['/payment not_asked']],
    ['an amount that is not its total', () => shopOrder({}, { amount: 18_839 }), ['/payment/amount not_the_total']],
    [
      'more than any card pays',
      () => shopOrder({ items: [{ name: '金', unitPrice: 9_999_999, quantity: 2 }] }),
      ['/items out_of_range'],
    ],
    ['no line', () => shopOrder({ items: [] }), ['/items too_few']],
    [
      'too many lines',
      () => shopOrder({ items: Array.from({ length: 5_000 }, () => ({ name: '札', unitPrice: 1, quantity: 1 })) }),
      ['/items too_many'],
    ],
    [
      'a day after tomorrow',
      () => shopOrder({ orderedAt: `${addDays(tomorrow(), 1)}T00:00:00+09:00` }),
      ['/orderedAt date_too_late'],
    ],
    ['an unknown service', () => shopOrder({ serviceId: '009' }), ['/serviceId unknown_service']],
    [
      'a number that is a card’s',
      () => shopOrder({ orderNumber: '4242424242424242' }),
      ['/orderNumber pan_not_allowed'],
    ],
    [
      'a gateway’s id that is a card’s',
      () => shopOrder({}, { transactionId: '4242424242424242' }),
      ['/payment/transactionId pan_not_allowed'],
    ],
    [
      'an approval code that is a card’s',
      () => shopOrder({}, { approvalCode: '4242424242424242' }),
      ['/payment/approvalCode pan_not_allowed'],
    ],
    [
      'a slip number that is a card’s',
      () => shopOrder({ slipNumber: '4242-4242-4242-4242' }),
      ['/slipNumber pan_not_allowed'],
    ],
    [
      'a card’s number with dots',
      () => shopOrder({ customerId: '4242.4242.4242.4242' }),
      ['/customerId pan_not_allowed'],
    ],
    ['control characters', () => shopOrder({ carrier: 'a\u0000b' }), ['/carrier control_character']],
  ])('is refused: %s', async (_, order, faults) => {
    expect(faultsOf(await refusedOrder(portal, order(), 422))).toEqual(faults);
  });
});
