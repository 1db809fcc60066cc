import { type AnswerContext, checkAnswer, holdsCardNumber, tokyoDate } from '../../../contract/src';
import { DemoCalendar } from './demo-calendar';
import { type DemoEvent, demoEvents } from './demo-events';
import { readSeeds } from './seed-files';

const seeds = readSeeds();
/** Days throughout the year, among them the turn of the year and long holidays, at early and late hours. */
const BEGINNINGS = [
  '2026-11-22T13:20:00+09:00',
  '2026-11-24T11:00:00+09:00',
  '2026-12-31T23:59:00+09:00',
  '2027-01-01T00:05:00+09:00',
  '2027-01-04T10:59:00+09:00',
  '2027-01-04T11:01:00+09:00',
  '2027-02-28T18:00:00+09:00',
  '2027-05-06T09:00:00+09:00',
  '2028-02-29T12:00:00+09:00',
  '2028-08-14T03:00:00+09:00',
].map((text) => new Date(text));

const ofCase = (events: readonly DemoEvent[], { acquirerReference }: DemoEvent) =>
  events.filter((event) => event.acquirerReference === acquirerReference);

describe.each(BEGINNINGS)('the demo that begins at %s', (beganAt) => {
  const events = demoEvents(seeds, new DemoCalendar(beganAt));
  const received = events.filter((event) => event.kind === 'received');

  it('has no event after now', () => {
    expect(events.filter((event) => event.at > beganAt)).toEqual([]);
  });

  it('orders the events of each case: received, viewed, answered, reopened, answered again', () => {
    for (const event of received) {
      const kinds = ofCase(events, event)
        .map(({ kind }) => kind)
        .join(' ');
      expect(kinds).toMatch(/^received( viewed)?( answered)?( reopened( answered)?)?( withdrawn)?$/);
    }
  });

  it('sends requests whose dates are possible', () => {
    for (const { at, request } of received) {
      const payment = request['payment'] as { authorizedAt: string; capturedOn: string };
      const { requestedOn, answerDueOn = requestedOn } = request as { requestedOn: string; answerDueOn?: string };
      expect(answerDueOn >= requestedOn).toBe(true);
      expect(Date.parse(payment.authorizedAt)).toBeLessThan(at.getTime());
      expect(payment.capturedOn <= tokyoDate(at)).toBe(true);
    }
  });

  it('gives answers that the table of notice types accepts', () => {
    for (const event of events) {
      if (event.kind !== 'answered') continue;
      const context: AnswerContext = {
        noticeType: event.answer.noticeType,
        today: tokyoDate(event.at),
        productName: null,
        ownIdentifiers: [],
      };
      expect(checkAnswer(event.answer, context).errors).toEqual([]);
    }
  });

  it('gives every request and every payment an identifier of its own that does not resemble a card number', () => {
    const identifiers = received.flatMap(({ acquirerReference, request }) => {
      const { trackingId, orderId } = request['payment'] as { trackingId: string; orderId: string };
      return [acquirerReference, trackingId, orderId];
    });
    expect(new Set(identifiers).size).toBe(identifiers.length);
    expect(identifiers.filter((text) => holdsCardNumber(text))).toEqual([]);
  });
});

it('is the same again on the same day, whatever the hour at which loading continues', () => {
  const [morning, again] = [new Date('2026-11-24T12:00:00+09:00'), new Date('2026-11-24T23:00:00+09:00')];
  expect(demoEvents(seeds, new DemoCalendar(morning))).toEqual(demoEvents(seeds, new DemoCalendar(again)));
  expect(new DemoCalendar(morning).dueOn(0)).toBe('2026-11-24');
});
