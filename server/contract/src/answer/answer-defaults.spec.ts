import { exampleOrder, examplePayment, refundedOn } from '../../../../test/support/examples/example-order';
import {
  type AnswerDefaults,
  answerDefaults,
  NOTICE_TYPE_CODES,
  type NoticeTypeCode,
  noticeType,
  type OrderDetail,
} from '..';

const TODAY = '2026-11-24';
const USAGE = 'usage_inquiry.usage_details';
const WANTED = 'usage_inquiry.cancellation_wanted';
const CANCELLATION = 'cancellation_request.method_unknown';
const SUBSCRIPTION = {
  appliedOn: '2026-08-01',
  billedFrom: '2026-08-01',
  nextChargeOn: '2026-12-01',
  cancelledOn: null,
};

function defaults(order: Partial<OrderDetail> = {}, code: NoticeTypeCode = USAGE): AnswerDefaults['sections'] {
  return answerDefaults(exampleOrder(order), code, TODAY).sections;
}

describe('an answer filled from its order', () => {
  it('contains the purchaser, the product and the shipping', () => {
    expect(defaults()).toEqual({
      product: { name: '北海道じゃがいも定期便(5kg)', salesForm: 'goods', continuing: false },
      purchaser: {
        name: '髙﨑 𠮷子',
        postalCode: '8800811',
        address: '宮崎県宮崎市錦町1-10',
        email: 'y@example.jp',
        phone: '0985-23-3362',
      },
      shipping: {
        orderedOn: '2026-11-02',
        shippedOn: '2026-11-03',
        carrier: 'ヤマト運輸',
        trackingNumber: '123456789012',
      },
    });
  });

  it('lists the pointer of every value that came from the order', () => {
    const { pointers } = answerDefaults(
      exampleOrder({
        buyer: { name: '髙﨑 𠮷子', kana: null, email: null, phone: null, postalCode: null, address: null },
      }),
      USAGE,
      TODAY,
    );
    expect(pointers).toEqual([
      '/sections/product/name',
      '/sections/product/salesForm',
      '/sections/product/continuing',
      '/sections/purchaser/name',
      '/sections/shipping/orderedOn',
      '/sections/shipping/shippedOn',
      '/sections/shipping/carrier',
      '/sections/shipping/trackingNumber',
    ]);
  });

  it('contains no carrier before anything was shipped', () =>
    expect(defaults({ shippedOn: null })['shipping']).toEqual({ orderedOn: '2026-11-02' }));

  it('contains the delivery address when it differs from the purchaser’s', () => {
    const delivery = { name: '高崎 太郎', postalCode: '0600001', address: '札幌市中央区北1条西1', phone: null };
    expect(defaults({ delivery })['deliveryAddress']).toEqual({
      name: '高崎 太郎',
      postalCode: '0600001',
      address: '札幌市中央区北1条西1',
    });
    expect(defaults({ delivery, salesForm: 'service' })).not.toHaveProperty('deliveryAddress');
  });

  it('contains as many product names as fit in a line', () => {
    const items = Array.from({ length: 30 }, (_, i) => ({
      name: `商品${i + 10}番`.padEnd(20, '。'),
      unitPrice: 100,
      quantity: 1,
    }));
    const { name } = defaults({ items })['product'] as { name: string };
    expect(name.split('、')).toHaveLength(9);
    expect(name.length).toBeLessThanOrEqual(200);
  });

  it('contains the buyer of lodging as the reservation holder, and not a second time as the purchaser', () => {
    const sections = defaults({ salesForm: 'lodging' });
    expect(Object.keys(sections)).toEqual(['product', 'reservationHolder', 'stay']);
    expect(sections).toMatchObject({
      reservationHolder: { name: '髙﨑 𠮷子', email: 'y@example.jp' },
      stay: { reservedOn: '2026-11-02' },
    });
  });

  it('contains the contract of a recurring product', () => {
    expect(defaults({ subscription: SUBSCRIPTION })).toMatchObject({
      product: { continuing: true },
      subscription: { appliedOn: '2026-08-01', billedFrom: '2026-08-01', status: 'active' },
    });
    expect(defaults({ subscription: { ...SUBSCRIPTION, cancelledOn: '2026-11-20' } })['subscription']).toMatchObject({
      status: 'cancelled',
      cancelledOn: '2026-11-20',
    });
    expect(defaults({ subscription: { ...SUBSCRIPTION, cancelledOn: '2026-11-30' } })['subscription']).toMatchObject({
      status: 'active',
      billedTo: '2026-11-30',
    });
  });
});

describe('what was done with the payment', () => {
  it('is not part of the answer while nothing was done', () =>
    expect(defaults({}, WANTED)).not.toHaveProperty('resolution'));

  it('is a refund with its date and amount', () => {
    expect(defaults({ card: refundedOn('2026-11-22') }, WANTED)['resolution']).toEqual({
      decisions: ['refunded'],
      actedOn: '2026-11-22',
      amount: 1_980,
    });
    expect(defaults({ card: refundedOn('2026-11-22'), status: 'cancelled' }, WANTED)['resolution']).toMatchObject({
      decisions: ['cancelled', 'refunded'],
    });
  });

  it('is only a cancellation where nothing had been captured', () => {
    const card = examplePayment({ state: 'voided', capturedOn: null, refundedOn: '2026-11-22' });
    expect(defaults({ card }, WANTED)['resolution']).toEqual({ decisions: ['cancelled'], actedOn: '2026-11-22' });
    expect(defaults({ card }, CANCELLATION)['cancellation']).toEqual({
      result: 'cancelled',
      cancelledOn: '2026-11-22',
      neverBilled: true,
    });
    expect(defaults({ card, subscription: SUBSCRIPTION }, CANCELLATION)['cancellation']).toEqual({
      result: 'cancelled',
      cancelledOn: '2026-11-22',
    });
  });

  it('is the direct repayment', () => {
    const repayment = {
      on: '2026-11-21',
      amount: 1_500,
      note: '口座へ振込',
      recordedAt: '2026-11-21T05:00:00.000Z',
      recordedBy: '佐藤',
    };
    expect(defaults({ card: examplePayment({ repayment }) }, WANTED)['resolution']).toEqual({
      decisions: ['refunded'],
      actedOn: '2026-11-21',
      amount: 1_500,
    });
  });

  it('is the result of a cancellation, with the last charge', () => {
    expect(defaults({ card: refundedOn('2026-11-22') }, CANCELLATION)).toEqual({
      cancellation: {
        result: 'cancelled',
        cancelledOn: '2026-11-22',
        lastBilledOn: '2026-11-02',
        lastBilledAmount: 1_980,
      },
    });
    expect(
      defaults(
        { card: refundedOn('2026-11-22'), subscription: { ...SUBSCRIPTION, cancelledOn: '2026-11-20' } },
        CANCELLATION,
      ),
    ).toMatchObject({ cancellation: { cancelledOn: '2026-11-20' } });
  });

  it('leaves the result open while nothing was done, and contains no future charge', () => {
    expect(defaults({}, CANCELLATION)).toEqual({
      cancellation: { lastBilledOn: '2026-11-02', lastBilledAmount: 1_980 },
    });
    expect(defaults({ card: examplePayment({ capturedOn: '2026-12-01' }) }, CANCELLATION)).toEqual({});
  });
});

describe('least disclosure', () => {
  const full = exampleOrder({
    card: refundedOn('2026-11-22'),
    subscription: SUBSCRIPTION,
    delivery: { name: '高崎 太郎', postalCode: null, address: null, phone: null },
  });

  it.each(NOTICE_TYPE_CODES)('%s gets nothing that it does not ask for', (code) => {
    const asked = noticeType(code).sections.flatMap(({ name, fields }) =>
      fields.map((field) => `/sections/${name}/${field.name}`),
    );
    const { pointers } = answerDefaults(full, code, TODAY);
    expect(asked).toEqual(expect.arrayContaining([...pointers]));
  });

  it.each(NOTICE_TYPE_CODES.filter((code) => noticeType(code).kind === 'cancellation_request'))(
    '%s gets nothing about the buyer',
    (code) => {
      expect(JSON.stringify(answerDefaults(full, code, TODAY))).not.toMatch(/髙﨑|高崎|宮崎|example\.jp|0985/);
    },
  );
});
