import { errorsOf, storedOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import {
  exampleAnswer,
  serviceAnswer,
  withFields,
  withSection,
} from '../../../../../test/support/examples/example-answers';
import { addDays } from '../..';

/** The common items of types 1–12: spec 2.2. */
const goods = exampleAnswer('usage_inquiry.usage_details', TODAY);
const service = serviceAnswer('usage_inquiry.usage_details', TODAY);
const TOMORROW = addDays(TODAY, 1);

describe('the product', () => {
  it('needs a name', () =>
    expect(errorsOf(withFields(goods, 'product', { name: undefined }))).toEqual(['/sections/product/name required']));

  it('uses the name of the request when none is typed, and can be changed', () => {
    const productName = 'じゃがいも定期便';
    expect(storedOf(withFields(goods, 'product', { name: undefined }), { productName })['product']).toEqual({
      name: productName,
      salesForm: 'goods',
      continuing: true,
    });
    expect(storedOf(goods, { productName })['product']).toEqual(goods.sections['product']);
    expect(errorsOf(withFields(goods, 'product', { name: undefined }), goods.noticeType, { productName: ' ' })).toEqual(
      ['/sections/product/name required'],
    );
  });

  it('has one of three forms of sale', () => {
    expect(errorsOf(withFields(service, 'product', { salesForm: 'rental' }))).toEqual([
      '/sections/product/salesForm invalid_option',
    ]);
    expect(errorsOf(withFields(service, 'product', { salesForm: 1 }))).toEqual([
      '/sections/product/salesForm invalid_type',
    ]);
    expect(errorsOf(withFields(service, 'product', { continuing: null }))).toContain(
      '/sections/product/continuing required',
    );
  });
});

describe('the subscription', () => {
  it('is asked for only with a recurring product', () => {
    expect(errorsOf(withFields(service, 'product', { continuing: false }))).toEqual([
      '/sections/subscription not_asked',
    ]);
    expect(
      errorsOf(withSection(withFields(service, 'product', { continuing: false }), 'subscription', undefined)),
    ).toEqual([]);
  });

  it('may have no end, or an end in the future', () => {
    for (const billedTo of [null, '', undefined, addDays(TODAY, 90)])
      expect(errorsOf(withFields(service, 'subscription', { billedTo }))).toEqual([]);
    expect(errorsOf(withFields(service, 'subscription', { billedFrom: '2026-08-02', billedTo: '2026-08-01' }))).toEqual(
      ['/sections/subscription/billedTo date_order'],
    );
  });

  it('has a cancellation date if it was cancelled, and only then', () => {
    expect(errorsOf(withFields(goods, 'subscription', { cancelledOn: undefined }))).toEqual([
      '/sections/subscription/cancelledOn required',
    ]);
    expect(errorsOf(withFields(goods, 'subscription', { status: 'active' }))).toEqual([
      '/sections/subscription/cancelledOn not_asked',
    ]);
    expect(errorsOf(withFields(goods, 'subscription', { cancelledOn: TOMORROW }))).toEqual([
      '/sections/subscription/cancelledOn date_in_future',
    ]);
    expect(errorsOf(withFields(goods, 'subscription', { appliedOn: '2026-10-02', cancelledOn: '2026-10-01' }))).toEqual(
      ['/sections/subscription/cancelledOn date_order'],
    );
  });

  it('has started already', () => {
    expect(
      errorsOf(withFields(service, 'subscription', { appliedOn: TOMORROW, billedFrom: TOMORROW, billedTo: null })),
    ).toEqual(['/sections/subscription/appliedOn date_in_future', '/sections/subscription/billedFrom date_in_future']);
  });

  it('reports what is missing', () => {
    expect(errorsOf(withSection(goods, 'subscription', {}))).toEqual(
      ['appliedOn', 'billedFrom', 'status'].map((f) => `/sections/subscription/${f} required`),
    );
  });
});

describe('the shipping', () => {
  const shipping = (fields: Record<string, unknown>) =>
    errorsOf(withFields(goods, 'shipping', fields)).map((e) => e.replace('/sections/shipping/', ''));

  it('is asked for goods only, like the delivery address', () => {
    const asService = withFields(goods, 'product', { salesForm: 'service' });
    expect(errorsOf(asService)).toEqual(['/sections/shipping not_asked', '/sections/deliveryAddress not_asked']);
  });

  it('states when nothing was shipped yet', () => {
    const unshipped = { shippedOn: undefined, deliveredOn: undefined, carrier: undefined, trackingNumber: undefined };
    expect(shipping(unshipped)).toEqual(['shippedOn one_required']);
    expect(shipping({ ...unshipped, notShippedReason: '入荷待ちです。\n12月上旬に発送します。' })).toEqual([]);
    expect(shipping({ ...unshipped, notShippedReason: ' \u3000' })).toEqual(['shippedOn one_required']);
    expect(shipping({ notShippedReason: '入荷待ち', deliveredOn: undefined })).toEqual([
      'notShippedReason not_together',
    ]);
    expect(shipping({ ...unshipped, notShippedReason: '入荷待ち', deliveredOn: TODAY })).toEqual([
      'deliveredOn not_asked',
    ]);
  });

  it('has its dates in the order purchase, dispatch, delivery', () => {
    expect(shipping({ orderedOn: '2026-11-02', shippedOn: '2026-11-02', deliveredOn: '2026-11-02' })).toEqual([]);
    expect(shipping({ orderedOn: '2026-11-03', shippedOn: '2026-11-02', deliveredOn: '2026-11-01' })).toEqual([
      'shippedOn date_order',
      'deliveredOn date_order',
    ]);
    expect(shipping({ shippedOn: '2026-11-05', deliveredOn: '2026-11-04', carrier: 5 })).toEqual([
      'carrier invalid_type',
      'deliveredOn date_order',
    ]);
    expect(shipping({ orderedOn: TODAY, shippedOn: TOMORROW, deliveredOn: TOMORROW })).toEqual([
      'shippedOn date_in_future',
      'deliveredOn date_in_future',
    ]);
    expect(shipping({ deliveredOn: undefined })).toEqual([]);
    expect(
      shipping({ orderedOn: TOMORROW, shippedOn: undefined, deliveredOn: undefined, notShippedReason: '予約販売' }),
    ).toEqual(['orderedOn date_in_future']);
  });

  it('to another address needs a name and an address', () => {
    expect(errorsOf(withSection(goods, 'deliveryAddress', { phone: '03-1234-5678' }))).toEqual([
      '/sections/deliveryAddress/name required',
      '/sections/deliveryAddress/address required',
    ]);
  });
});
