import { errorsOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import {
  exampleAnswer,
  lodgingAnswer,
  withFields,
  withSection,
} from '../../../../../test/support/examples/example-answers';
import { addDays } from '../..';

const goods = exampleAnswer('usage_inquiry.usage_details', TODAY);
const lodging = lodgingAnswer('usage_inquiry.usage_details', TODAY);
const TOMORROW = addDays(TODAY, 1);

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
