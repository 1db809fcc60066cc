import { canonicalJson, readRequest } from './request-content';

const PAYMENT = {
  method: 'credit_card',
  trackingId: '00000616307350',
  amount: 1980,
  authorizedAt: '2026-11-01T10:15:30+09:00',
};
const TODAY = '2026-11-24';
const REQUEST = {
  acquirerReference: 'A-1',
  merchantId: '12345',
  serviceId: '001',
  noticeType: 'usage_inquiry.usage_details',
  requestedOn: '2026-11-20',
  summary: '一行目\n二行目',
  payment: PAYMENT,
};
const hash = (request: object) => readRequest(request, TODAY).hash?.toString('hex');

describe('the same content', () => {
  it.each<[string, object]>([
    ['in another order', Object.fromEntries(Object.entries(REQUEST).reverse())],
    ['with null where nothing was', { ...REQUEST, supplementaryNote: null, payment: { ...PAYMENT, orderId: null } }],
    ['with blanks where nothing was', { ...REQUEST, supplementaryNote: ' ' }],
    [
      'with an instant in another offset',
      { ...REQUEST, payment: { ...PAYMENT, authorizedAt: '2026-11-01T01:15:30.000Z' } },
    ],
    [
      'with an instant without an offset, meant in JST',
      { ...REQUEST, payment: { ...PAYMENT, authorizedAt: '2026-11-01T10:15:30' } },
    ],
    ['with newlines of another system', { ...REQUEST, summary: '一行目\r\n二行目' }],
  ])('recognises the same request %s', (_, request) => expect(hash(request)).toBe(hash(REQUEST)));
});

describe('other content', () => {
  it.each<[string, object]>([
    ['another amount', { ...REQUEST, payment: { ...PAYMENT, amount: 1981 } }],
    ['another type of value', { ...REQUEST, payment: { ...PAYMENT, amount: '1980' } }],
    ['a default that is spelled out', { ...REQUEST, payment: { ...PAYMENT, currency: 'JPY' } }],
    ['another way to write a name', { ...REQUEST, summary: '一行目 \n二行目' }],
  ])('is %s', (_, request) => {
    expect(hash(request)).toBeDefined();
    expect(hash(request)).not.toBe(hash(REQUEST));
  });

  it('has no hash if a field is unknown', () => expect(hash({ ...REQUEST, colour: 'red' })).toBeUndefined());

  it('is read whatever it is: names of JavaScript itself, deep nesting, thousands of fields', () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as unknown;
    const hostile = {
      constructor: 'x',
      hasOwnProperty: 1,
      toString: null,
      'a/b~c': 2,
      summary: deep,
      payment: deep,
      ...Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, i])),
    };
    const {
      request,
      read: { unknown },
    } = readRequest(hostile, TODAY);
    expect(unknown.slice(0, 4)).toEqual(['/constructor', '/hasOwnProperty', '/toString', '/a~1b~0c']);
    expect(unknown).toHaveLength(100);
    expect(request.summary).toEqual([]);
  });
});

it('writes canonical JSON as RFC 8785 shows it', () => {
  expect(
    canonicalJson({
      '\u20ac': 'Euro',
      '\r': 'CR',
      '1': 1e3,
      '\ud83d\ude00': 'smile',
      a: { z: true, b: '\u000f"\\/é' },
    }),
  ).toBe('{"\\r":"CR","1":1000,"a":{"b":"\\u000f\\"\\\\/é","z":true},"€":"Euro","😀":"smile"}');
});
