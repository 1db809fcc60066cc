import { addDays, NOTICE_TYPES, type NoticeTypeSpec, type Problem, tokyoDate } from '../../../server/contract/src';
import { call, intakeRequest, sendToIntake } from '../../support/portal/http';
import { bearer, faultsOf, REQUESTS, rowsOf, sent } from '../../support/cases/intake';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const TODAY = tokyoDate(new Date());
const PAN = '4111111111111111';
const fullWidth = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
type Overrides = Record<string, unknown>;

describe('the fields of a request', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
  });
  afterAll(() => portal.stop());

  const refused = async (request: unknown) => {
    const before = await rowsOf(portal);
    const reply = await sendToIntake<Problem>(portal, request);
    expect([reply.status, reply.body.code]).toEqual([422, 'invalid_fields']);
    expect(await rowsOf(portal)).toEqual(before);
    return faultsOf(reply);
  };

  it.each<[string, Overrides, Overrides, string]>([
    ['a missing reference', { acquirerReference: undefined }, {}, '/acquirerReference required'],
    ['a reference of blanks', { acquirerReference: '  ' }, {}, '/acquirerReference required'],
    ['a reference in Japanese', { acquirerReference: '参照1' }, {}, '/acquirerReference invalid_format'],
    ['a reference with a NUL', { acquirerReference: 'a\u0000b' }, {}, '/acquirerReference invalid_format'],
    ['a reference with a tab', { acquirerReference: 'a\tb' }, {}, '/acquirerReference invalid_format'],
    ['a reference of 65 characters', { acquirerReference: 'r'.repeat(65) }, {}, '/acquirerReference too_long'],
    ['a reference that no path can bear', { acquirerReference: '.' }, {}, '/acquirerReference invalid_format'],
    ['a reference that leads out of its path', { acquirerReference: '..' }, {}, '/acquirerReference invalid_format'],
    ['a reference that is a number', { acquirerReference: 7 }, {}, '/acquirerReference invalid_type'],
    ['a reference that is a card number', { acquirerReference: `X ${PAN}` }, {}, '/acquirerReference pan_not_allowed'],
    ['a merchant that is a number', { merchantId: 12345 }, {}, '/merchantId invalid_type'],
    ['a merchant of 4 digits', { merchantId: '1234' }, {}, '/merchantId invalid_format'],
    ['a merchant in full width', { merchantId: fullWidth('12345') }, {}, '/merchantId invalid_format'],
    ['a merchant that nobody knows', { merchantId: '99999' }, {}, '/merchantId unknown_merchant'],
    ['a service that lost its zeros', { serviceId: '1' }, {}, '/serviceId invalid_format'],
    ['a service that nobody knows', { serviceId: '999' }, {}, '/serviceId unknown_service'],
    ['a service of another merchant', { merchantId: '67890', serviceId: '002' }, {}, '/serviceId unknown_service'],
    ['an unknown notice type', { noticeType: 'usage_inquiry.unheard_of' }, {}, '/noticeType invalid_option'],
    ['a notice type by its label', { noticeType: '利用照会:利用覚えなし' }, {}, '/noticeType invalid_option'],
    ['a day that does not exist', { requestedOn: '2026-02-30' }, {}, '/requestedOn invalid_date'],
    ['a day in another form', { requestedOn: '2026/11/20' }, {}, '/requestedOn invalid_date'],
    ['a day of the eighties', { requestedOn: '1989-12-31' }, {}, '/requestedOn date_too_early'],
    ['the day after tomorrow', { requestedOn: addDays(TODAY, 2) }, {}, '/requestedOn date_too_late'],
    ['a deadline before the request', { answerDueOn: addDays(TODAY, -1) }, {}, '/answerDueOn date_order'],
    ['a deadline that does not exist', { answerDueOn: '2026-13-01' }, {}, '/answerDueOn invalid_date'],
    ['201 characters of summary', { summary: '𠮷'.repeat(201) }, {}, '/summary too_long'],
    ['a list for a summary', { summary: ['a'] }, {}, '/summary invalid_type'],
    ['4,001 characters of note', { supplementaryNote: 'あ'.repeat(4_001) }, {}, '/supplementaryNote too_long'],
    ['a control character', { supplementaryNote: 'a\u0007b' }, {}, '/supplementaryNote control_character'],
    ['a NUL', { supplementaryNote: 'a\u0000b' }, {}, '/supplementaryNote control_character'],
    ['a bidi control', { summary: 'a\u202eb' }, {}, '/summary control_character'],
    ['half a surrogate pair', { summary: 'a\ud842' }, {}, '/summary control_character'],
    ['a card number in a note', { supplementaryNote: `番号は${PAN}です` }, {}, '/supplementaryNote pan_not_allowed'],
    ['a card number with spaces', { summary: '4111 1111 1111 1111' }, {}, '/summary pan_not_allowed'],
    ['a card number with hyphens', { summary: '3782-822463-10005' }, {}, '/summary pan_not_allowed'],
    ['a card number in full width', { summary: fullWidth(PAN) }, {}, '/summary pan_not_allowed'],
    ['an unknown field', { colour: 'red' }, {}, '/colour unknown_field'],
    ['an unknown field that is null', { colour: null }, {}, '/colour unknown_field'],
    ['a field called constructor', { constructor: 'x' }, {}, '/constructor unknown_field'],
    ['a payment that is missing', { payment: undefined }, {}, '/payment required'],
    ['a payment that is a list', { payment: [{}] }, {}, '/payment invalid_type'],
    ['a payment that is a text', { payment: 'cash' }, {}, '/payment invalid_type'],
    ['an unknown method', {}, { method: 'cash' }, '/payment/method invalid_option'],
    ['a missing method', {}, { method: null }, '/payment/method required'],
    [
      'neither tracking ID nor order number',
      {},
      { trackingId: null, orderId: ' ' },
      '/payment/trackingId one_required',
    ],
    ['a tracking ID of 13 digits', {}, { trackingId: '0000061630735' }, '/payment/trackingId invalid_format'],
    ['an amount in text', {}, { amount: '1980' }, '/payment/amount invalid_type'],
    ['an amount with sen', {}, { amount: 1980.5 }, '/payment/amount out_of_range'],
    ['an amount below nothing', {}, { amount: -1 }, '/payment/amount out_of_range'],
    ['an amount of ten millions', {}, { amount: 10_000_000 }, '/payment/amount out_of_range'],
    ['no amount', {}, { amount: undefined }, '/payment/amount required'],
    ['dollars', {}, { currency: 'USD' }, '/payment/currency invalid_option'],
    ['a long customer code', {}, { customerId: 'c'.repeat(65) }, '/payment/customerId too_long'],
    ['a customer code that is a card number', {}, { customerId: PAN }, '/payment/customerId pan_not_allowed'],
    ['an order number that is a card number', {}, { orderId: PAN }, '/payment/orderId pan_not_allowed'],
    ['a card number with dots', { summary: '4111.1111.1111.1111' }, {}, '/summary pan_not_allowed'],
    [
      'a card number with what is invisible in it',
      { summary: '4111\u200b1111\u200b1111\u200b1111' },
      {},
      '/summary pan_not_allowed',
    ],
    ['an approval code that is a card number', {}, { approvalCode: PAN }, '/payment/approvalCode pan_not_allowed'],
    [
      'an approval code that is a card number with a space',
      {},
      { approvalCode: '378282 246310005' },
      '/payment/approvalCode pan_not_allowed',
    ],
    ['an order number in two lines', {}, { orderId: 'A\nB' }, '/payment/orderId newline_not_allowed'],
    ['a time without a date', {}, { authorizedAt: '10:15' }, '/payment/authorizedAt invalid_instant'],
    [
      'a time that does not exist',
      {},
      { authorizedAt: '2026-11-01T25:00:00Z' },
      '/payment/authorizedAt invalid_instant',
    ],
    ['a time of the eighties', {}, { authorizedAt: '1985-11-01T10:00:00Z' }, '/payment/authorizedAt date_too_early'],
    ['a capture that is a boolean', {}, { capturedOn: true }, '/payment/capturedOn invalid_type'],
    ['a brand unheard of', {}, { cardBrand: 'acme' }, '/payment/cardBrand invalid_option'],
    ['a full card number as a masked one', {}, { maskedCardNumber: PAN }, '/payment/maskedCardNumber invalid_format'],
    [
      'a masked number that shows 7 digits',
      {},
      { maskedCardNumber: '4111111*****1111' },
      '/payment/maskedCardNumber invalid_format',
    ],
    [
      'a masked number that shows 5 at its end',
      {},
      { maskedCardNumber: '***********11111' },
      '/payment/maskedCardNumber invalid_format',
    ],
    ['a long approval code', {}, { approvalCode: '12345678901234567' }, '/payment/approvalCode too_long'],
    ['a long product name', {}, { productName: 'あ'.repeat(201) }, '/payment/productName too_long'],
    ['a card number in a product name', {}, { productName: `ギフト ${PAN}` }, '/payment/productName pan_not_allowed'],
    ['an unknown field of the payment', {}, { cvc: '123' }, '/payment/cvc unknown_field'],
  ])('refuses %s', async (_, overrides, payment, fault) => {
    expect(await refused({ ...intakeRequest({}, payment), ...overrides })).toEqual([fault]);
  });

  it('names every wrong field in one response, in Japanese', async () => {
    const { body } = await sendToIntake<Problem>(portal, {
      merchantId: '99999',
      noticeType: 1,
      requestedOn: '2026-02-30',
      summary: PAN,
      'a/b~c': 1,
      payment: { amount: 1.5, method: 'x', extra: {} },
    });
    expect(faultsOf({ body } as never)).toEqual([
      '/acquirerReference required',
      '/a~1b~0c unknown_field',
      '/merchantId unknown_merchant',
      '/noticeType invalid_type',
      '/payment/amount out_of_range',
      '/payment/extra unknown_field',
      '/payment/method invalid_option',
      '/payment/trackingId one_required',
      '/requestedOn invalid_date',
      '/serviceId required',
      '/summary pan_not_allowed',
    ]);
    expect(body.errors!.find(({ code }) => code === 'out_of_range')!.message).toBe(
      '0以上9999999以下の整数で入力してください。',
    );
  });

  it('withstands hostile shapes: deep nesting and thousands of unknown fields', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const raw = JSON.stringify(intakeRequest({ summary: 0 })).replace(
      '"summary":0',
      `"summary":${deep},"other":${deep}`,
    );
    const reply = await call<Problem>(portal, 'POST', REQUESTS, {
      raw,
      headers: { ...bearer(), 'content-type': 'application/json' },
    });
    expect([reply.status, ...faultsOf(reply)]).toEqual([422, '/other unknown_field', '/summary invalid_type']);
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`field-${i}`, i]));
    expect(await refused(intakeRequest(many))).toHaveLength(100);
  });

  it.each(NOTICE_TYPES.filter((type: NoticeTypeSpec) => type.needsSupplementaryNote).map((type) => type.code))(
    'requires a supplementary note for %s',
    async (noticeType) => {
      expect(await refused(intakeRequest({ noticeType, supplementaryNote: ' \n ' }))).toEqual([
        '/supplementaryNote supplementary_note_required',
      ]);
      await sent(portal, { noticeType, supplementaryNote: '契約日をお知らせください。' });
    },
  );

  it('refuses a merchant or a service that is no longer active', async () => {
    await portal.rows(`UPDATE services SET active = false WHERE merchant_id = '12345' AND service_id = '002'`);
    expect(await refused(intakeRequest({ serviceId: '002' }))).toEqual(['/serviceId unknown_service']);
    await portal.rows(`UPDATE merchants SET active = false WHERE merchant_id = '67890'`);
    expect(await refused(intakeRequest({ merchantId: '67890' }))).toEqual(['/merchantId unknown_merchant']);
  });
});
