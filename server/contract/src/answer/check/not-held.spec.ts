import { contextOf, errorsOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import {
  exampleAnswer,
  lodgingAnswer,
  withFields,
  withSection,
} from '../../../../../test/support/examples/example-answers';
import { type AnswerInput, checkAnswer } from '../..';

/** 「保有していない」: spec 2.2, last paragraph. */
const goods = exampleAnswer('usage_inquiry.usage_details', TODAY);
const lodging = lodgingAnswer('usage_inquiry.usage_details', TODAY);
const notHeld = (answer: AnswerInput, ...paths: string[]): AnswerInput => ({ ...answer, notHeld: paths });

describe('a personal field that is not held', () => {
  it.each(['name', 'address', 'email', 'phone'])('may be the purchaser’s %s', (field) => {
    const without = withFields(goods, 'purchaser', { [field]: undefined });
    expect(errorsOf(without)).toEqual([`/sections/purchaser/${field} required`]);
    expect(errorsOf(notHeld(without, `purchaser.${field}`))).toEqual([]);
  });

  it('may be the only information about the purchaser', () => {
    const nothing = notHeld(
      withSection(goods, 'purchaser', undefined),
      'purchaser.name',
      'purchaser.address',
      'purchaser.email',
      'purchaser.phone',
    );
    expect(checkAnswer(nothing, contextOf(goods.noticeType))).toMatchObject({
      errors: [],
      answer: { notHeld: nothing.notHeld, sections: { purchaser: {} } },
    });
  });

  it('may be one of the delivery address, the reservation holder, and each guest', () => {
    const elsewhere = withFields(goods, 'deliveryAddress', { name: null, address: '' });
    expect(errorsOf(notHeld(elsewhere, 'deliveryAddress.name', 'deliveryAddress.address'))).toEqual([]);
    const nobody = withSection(lodging, 'reservationHolder', {});
    expect(
      errorsOf(notHeld(nobody, ...['name', 'address', 'phone', 'email'].map((field) => `reservationHolder.${field}`))),
    ).toEqual([]);
    const guests = withSection(lodging, 'guests', [{ name: '中村 さくら' }, { phone: '090-1234-5678' }]);
    expect(errorsOf(notHeld(guests, 'guests.1.name'))).toEqual([]);
    expect(errorsOf(notHeld(guests, 'guests.0.name'))).toEqual([
      '/sections/guests/0/name held_and_given',
      '/sections/guests/1/name required',
    ]);
  });

  it("can't have a value as well", () => {
    expect(errorsOf(notHeld(goods, 'purchaser.phone'))).toEqual(['/sections/purchaser/phone held_and_given']);
    for (const blank of ['', ' ', null])
      expect(errorsOf(notHeld(withFields(goods, 'purchaser', { phone: blank }), 'purchaser.phone'))).toEqual([]);
  });

  it('may be declared twice and is stored once', () => {
    const twice = notHeld(withFields(goods, 'purchaser', { phone: undefined }), 'purchaser.phone', 'purchaser.phone');
    expect(checkAnswer(twice, contextOf(goods.noticeType))).toMatchObject({
      errors: [],
      answer: { notHeld: ['purchaser.phone'] },
    });
  });
});

describe('「保有していない」', () => {
  it.each([
    'purchaser.postalCode',
    'deliveryAddress.phone',
    'product.name',
    'product',
    'contactDesk.phone',
    'purchaser',
    'purchaser.',
    '',
    'remarks',
    'nobody.name',
    'guests.0.name',
    'reservationHolder.name',
    '__proto__.name',
    'constructor.name',
    'purchaser.constructor',
    '/sections/purchaser/phone',
  ])('is refused for %j of goods', (path) => {
    expect(errorsOf(notHeld(goods, path))).toEqual(['/notHeld/0 not_held_not_allowed']);
  });

  it('is refused for an optional field of a guest, and for a guest that does not exist', () => {
    expect(errorsOf(notHeld(lodging, 'guests.0.phone', 'guests.2.name', 'guests.00.name', 'guests.name'))).toEqual(
      [0, 1, 2, 3].map((i) => `/notHeld/${i} not_held_not_allowed`),
    );
  });

  it('is reported at the wrong one among several', () => {
    const mixed = notHeld(withFields(goods, 'purchaser', { email: undefined }), 'purchaser.email', 'product.name');
    expect(errorsOf(mixed)).toEqual(['/notHeld/1 not_held_not_allowed']);
  });

  it('is refused in an answer about a mere cancellation', () => {
    expect(
      errorsOf(
        notHeld(exampleAnswer('cancellation_request.account_lost', TODAY), 'purchaser.name', 'cancellation.reason'),
      ),
    ).toEqual(['/notHeld/0 not_held_not_allowed', '/notHeld/1 not_held_not_allowed']);
  });

  it('of an optional purchaser makes the other fields required', () => {
    expect(errorsOf(notHeld(lodging, 'purchaser.email'))).toEqual(
      ['name', 'address', 'phone'].map((field) => `/sections/purchaser/${field} required`),
    );
  });
});
