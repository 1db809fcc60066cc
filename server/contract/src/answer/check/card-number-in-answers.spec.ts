import { completed, inGroups, NUMBERS } from '../../../../../test/support/examples/card-numbers';
import { errorsOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import { exampleAnswer, withFields, withSection } from '../../../../../test/support/examples/example-answers';
import { wide } from '../../../../../test/support/examples/wide';
import { answerContext, holdsCardNumber } from '../..';

describe('in an answer a card number', () => {
  const answer = exampleAnswer('usage_inquiry.not_recognized', TODAY);
  const number = NUMBERS.visa;

  it.each([
    ['purchaser', 'name'],
    ['purchaser', 'address'],
    ['product', 'name'],
    ['shipping', 'carrier'],
    ['deliveryAddress', 'name'],
    ['contactDesk', 'hours'],
    ['usageEvidence', 'text'],
  ])('is refused in %s.%s', (section, field) => {
    expect(errorsOf(withFields(answer, section, { [field]: `x ${number}` }))).toEqual([
      `/sections/${section}/${field} pan_not_allowed`,
    ]);
    expect(
      errorsOf(withFields(answer, section, { [field]: `x ${number}` }), answer.noticeType, {
        ownIdentifiers: [number],
      }),
    ).toEqual([]);
  });

  it('is refused in remarks and in an earlier order’s number', () => {
    expect(errorsOf(withSection(answer, 'remarks', number))).toEqual(['/sections/remarks pan_not_allowed']);
    expect(errorsOf(withFields(answer, 'usageEvidence', { earlierOrders: [{ orderId: number }] }))).toEqual([
      '/sections/usageEvidence/earlierOrders/0/orderId pan_not_allowed',
    ]);
  });

  it('is refused as a whole slip or phone number, except the case’s トラッキングID', () => {
    const slip = (trackingNumber: string, ownIdentifiers: readonly string[] = []) =>
      errorsOf(withFields(answer, 'shipping', { trackingNumber }), answer.noticeType, { ownIdentifiers });
    expect([slip(number), slip(inGroups(number, '-')), slip(wide(NUMBERS.diners))]).toEqual(
      Array(3).fill(['/sections/shipping/trackingNumber pan_not_allowed']),
    );
    expect([slip(NUMBERS.diners, [NUMBERS.diners]), slip(`JP-${number}`), slip(completed('1234567890123'))]).toEqual([
      [],
      [],
      [],
    ]);
    expect(errorsOf(withFields(answer, 'purchaser', { phone: `+${NUMBERS.diners}` }))).toEqual([
      '/sections/purchaser/phone pan_not_allowed',
    ]);
  });

  it('is refused by form and server alike: of a case’s identifiers only its トラッキングID may look like one', () => {
    const payment = {
      trackingId: NUMBERS.diners,
      productName: null,
      orderId: number,
      customerId: NUMBERS.jcb,
      approvalCode: NUMBERS.amex,
    };
    const { ownIdentifiers } = answerContext({ noticeType: answer.noticeType, payment }, TODAY);
    expect([
      ownIdentifiers,
      answerContext({ noticeType: answer.noticeType, payment: { ...payment, trackingId: null } }, TODAY).ownIdentifiers,
    ]).toEqual([[NUMBERS.diners], []]);
  });

  it('is not exempt when an identifier has the same digits with letters in between', () => {
    expect(holdsCardNumber('4111111111111111', ['A4111B1111C1111D1111'])).toBe(true);
    expect(holdsCardNumber('4111111111111111', ['4111-1111-1111-1111'])).toBe(false);
  });
});
