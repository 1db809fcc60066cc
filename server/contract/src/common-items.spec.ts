import { contextOf, errorsOf, storedOf, TODAY } from '../../../test/support/checked-answer';
import {
  exampleAnswer,
  lodgingAnswer,
  serviceAnswer,
  withFields,
  withSection,
} from '../../../test/support/example-answers';
import { addDays, checkAnswer } from '.';

/** The common items of types 1–12: spec 2.2. */
const goods = exampleAnswer('usage_inquiry.usage_details', TODAY);
const service = serviceAnswer('usage_inquiry.usage_details', TODAY);
const lodging = lodgingAnswer('usage_inquiry.usage_details', TODAY);
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

describe('lodging', () => {
  it('needs no purchaser, but accepts one', () => {
    expect(errorsOf(lodging)).toEqual([]);
    expect(errorsOf(withSection(lodging, 'purchaser', goods.sections['purchaser']))).toEqual([]);
    expect(errorsOf(withSection(lodging, 'purchaser', { name: '中村' }))).toEqual(
      ['address', 'email', 'phone'].map((f) => `/sections/purchaser/${f} required`),
    );
  });

  it('is the only form of sale with holder, guests and stay', () => {
    expect(errorsOf(withFields(lodging, 'product', { salesForm: 'service' })).slice(1)).toEqual(
      expect.arrayContaining(
        ['reservationHolder', 'guests', 'stay'].map((section) => `/sections/${section} not_asked`),
      ),
    );
  });

  it('reports what is missing of holder and stay', () => {
    expect(errorsOf(withSection(lodging, 'reservationHolder', {}))).toEqual(
      ['name', 'address', 'phone', 'email'].map((f) => `/sections/reservationHolder/${f} required`),
    );
    expect(errorsOf(withSection(lodging, 'stay', {}))).toEqual(
      ['reservedOn', 'checkInOn', 'checkOutOn', 'guestCount'].map((f) => `/sections/stay/${f} required`),
    );
  });

  it('has 1 to 20 named guests', () => {
    const guests = (count: number) =>
      errorsOf(
        withSection(
          lodging,
          'guests',
          Array.from({ length: count }, (_, i) => ({ name: `宿泊 ${i}` })),
        ),
      );
    expect([guests(1), guests(20)]).toEqual([[], []]);
    expect([guests(0), guests(21)]).toEqual([['/sections/guests too_few'], ['/sections/guests too_many']]);
    expect(errorsOf(withSection(lodging, 'guests', [{ name: '中村' }, { phone: '1' }, null, 'x']))).toEqual([
      '/sections/guests/1/name required',
      '/sections/guests/1/phone invalid_phone',
      '/sections/guests/2 invalid_type',
      '/sections/guests/3 invalid_type',
    ]);
  });

  const stay = (fields: Record<string, unknown>) =>
    errorsOf(withFields(lodging, 'stay', fields)).map((e) => e.replace('/sections/stay/', ''));

  it('may lie in the future or last one day, but not end before it starts', () => {
    expect(stay({ checkInOn: addDays(TODAY, 30), checkOutOn: addDays(TODAY, 31) })).toEqual([]);
    expect(stay({ checkInOn: TODAY, checkOutOn: TODAY })).toEqual([]);
    expect(stay({ checkInOn: TODAY, checkOutOn: addDays(TODAY, -1) })).toEqual(['checkOutOn date_order']);
    expect(stay({ reservedOn: TODAY, checkInOn: addDays(TODAY, -1), checkOutOn: TODAY })).toEqual([
      'checkInOn date_order',
    ]);
    expect(stay({ reservedOn: TOMORROW, checkInOn: TOMORROW, checkOutOn: TOMORROW })).toEqual([
      'reservedOn date_in_future',
    ]);
  });

  it('has a count of 1 to 999 guests', () => {
    expect([stay({ guestCount: 1 }), stay({ guestCount: 999 })]).toEqual([[], []]);
    for (const guestCount of [0, 1_000, 1.5, -1]) expect(stay({ guestCount })).toEqual(['guestCount out_of_range']);
    expect([stay({ guestCount: '２名' }), stay({ guestCount: '二' }), stay({ guestCount: true })]).toEqual([
      [],
      ['guestCount invalid_count'],
      ['guestCount invalid_type'],
    ]);
  });
});

describe('the contact desk', () => {
  const desk = (fields: object, type = goods.noticeType) =>
    errorsOf(withSection(exampleAnswer(type, TODAY), 'contactDesk', fields)).map((e) =>
      e.replace('/sections/contactDesk/', ''),
    );

  it('has a phone number, an e-mail address or a URL', () => {
    for (const one of [{ phone: '0120713362' }, { email: 'a@example.jp' }, { url: 'https://example.jp' }])
      expect(desk(one)).toEqual([]);
    expect(desk({ name: 'お客様窓口', hours: '平日' })).toEqual(['phone one_required']);
    expect(desk({ phone: ' ', email: null, url: '' })).toEqual(['phone one_required']);
  });

  it('needs more than a URL where customers did not know whom to ask', () => {
    const type = 'complaint_investigation.contact_unknown';
    expect(desk({ url: 'https://example.jp' }, type)).toEqual(['phone one_required']);
    for (const one of [{ phone: '0120713362' }, { email: 'a@example.jp' }]) expect(desk(one, type)).toEqual([]);
    const { errors } = checkAnswer(withSection(exampleAnswer(type, TODAY), 'contactDesk', {}), contextOf(type));
    expect(errors.map((error) => error.message)).toEqual(['電話番号、メールアドレスのうち1つ以上を入力してください。']);
  });

  it('has a URL that can be opened', () => {
    for (const url of ['javascript:alert(1)', 'example.jp', 'https://', 'ftp://example.jp', 'https://exa mple.jp'])
      expect(desk({ url })).toEqual(['url invalid_url']);
    expect(
      storedOf(withSection(goods, 'contactDesk', { url: ' ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ／ｑａ ' }))[
        'contactDesk'
      ],
    ).toEqual({ url: 'https://example.jp/qa' });
    expect(storedOf(withSection(goods, 'contactDesk', { url: 'https://example.jp/①ガイド' }))['contactDesk']).toEqual({
      url: 'https://example.jp/①ガイド',
    });
  });
});
