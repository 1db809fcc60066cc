import { businessDaysLeft, deadline, defaultDueOn, dueSoonUntil, isBusinessDay, inUnit } from './business-days';

describe('business days', () => {
  it('are counted after today up to and including the due day, as in the specification’s example', () => {
    expect(businessDaysLeft('2026-11-24', '2026-11-27')).toBe(3);
  });

  it('exclude weekends, public holidays and the provider’s closing days', () => {
    expect(
      ['2026-11-21', '2026-11-22', '2026-11-23', '2026-12-29', '2027-01-03', '2027-01-11'].filter(isBusinessDay),
    ).toEqual([]);
    expect(['2026-11-24', '2026-12-28', '2027-01-04'].every(isBusinessDay)).toBe(true);
  });

  it('are counted over New Year', () => {
    expect(businessDaysLeft('2026-12-28', '2027-01-05')).toBe(2);
  });

  it('are zero on the due day and after it', () => {
    expect(businessDaysLeft('2026-11-27', '2026-11-27')).toBe(0);
    expect(businessDaysLeft('2026-11-28', '2026-11-27')).toBe(0);
  });

  it('are counted from another day as well, and up to sixty at most', () => {
    expect(['2026-11-24', '2026-11-25', '2026-11-24'].map((today) => businessDaysLeft(today, '2026-11-30'))).toEqual([
      4, 3, 4,
    ]);
    expect(
      ['2027-02-24', '2027-02-25', '2029-01-01', '2026-01-01'].map((dueOn) => businessDaysLeft('2026-11-24', dueOn)),
    ).toEqual([59, 60, 60, 0]);
  });

  it('give a default due day seven business days after the later of request and receipt', () => {
    expect(defaultDueOn('2026-11-20', '2026-11-24', 7)).toBe('2026-12-03');
    expect(defaultDueOn('2026-11-25', '2026-11-24', 7)).toBe('2026-12-04');
  });

  it('state a deadline in words: overdue, today, soon, later, closed', () => {
    const state = (dueOn: string) => deadline(true, dueOn, '2026-11-24').state;
    expect(['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-29', '2026-11-30'].map(state)).toEqual([
      'overdue',
      'today',
      'soon',
      'soon',
      'later',
    ]);
    expect(deadline(false, '2026-11-23', '2026-11-24').state).toBe('closed');
  });

  it('say on a Friday that it is the last business day before a due day at the weekend, and on the weekend that none is left', () => {
    const state = (today: string, dueOn: string) => deadline(true, dueOn, today);
    expect(state('2026-12-04', '2026-12-05')).toEqual({ on: '2026-12-05', state: 'last', businessDaysLeft: 0 });
    expect(state('2026-12-28', '2027-01-03').state).toBe('last');
    expect(state('2026-12-03', '2026-12-05')).toMatchObject({ state: 'soon', businessDaysLeft: 1 });
    expect(state('2026-12-05', '2026-12-06')).toMatchObject({ state: 'soon', businessDaysLeft: 0 });
    expect(state('2026-12-05', '2026-12-05').state).toBe('today');
  });

  it('count the hours until a deadline ends at 24:00 in Japan, for a category that shows hours', () => {
    const hoursLeft = (unit: 'businessDays' | 'hours', runs: boolean, now: string) =>
      inUnit(unit, deadline(runs, '2026-11-25', now.slice(0, 10)), new Date(`${now}+09:00`)).hoursLeft;
    expect(hoursLeft('hours', true, '2026-11-24T10:00:00')).toBe(38);
    expect(hoursLeft('hours', true, '2026-11-25T23:01:00')).toBe(0);
    expect(hoursLeft('hours', true, '2026-11-26T00:00:00')).toBeUndefined();
    expect(hoursLeft('hours', false, '2026-11-24T10:00:00')).toBeUndefined();
    expect(hoursLeft('businessDays', true, '2026-11-24T10:00:00')).toBeUndefined();
  });

  it('end "due soon" with the last day that has three business days left', () => {
    expect(dueSoonUntil('2026-11-24')).toBe('2026-11-29');
  });
});
