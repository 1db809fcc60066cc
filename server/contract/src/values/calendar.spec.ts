import { addDays, tokyoDate, weekday } from '..';

describe('the calendar in Tokyo', () => {
  it('starts the next day at 15:00 UTC', () => {
    expect(tokyoDate(new Date('2026-11-24T14:59:59.999Z'))).toBe('2026-11-24');
    expect(tokyoDate(new Date('2026-11-24T15:00:00.000Z'))).toBe('2026-11-25');
    expect(tokyoDate(new Date('2026-12-31T15:00:00.000Z'))).toBe('2027-01-01');
  });

  it('adds days across months, leap days and years', () => {
    expect([
      addDays('2024-02-28', 1),
      addDays('2026-02-28', 1),
      addDays('2026-12-31', 1),
      addDays('2027-01-01', -1),
    ]).toEqual(['2024-02-29', '2026-03-01', '2027-01-01', '2026-12-31']);
  });

  it('returns the weekday of a date', () =>
    expect([weekday('2026-11-22'), weekday('2026-11-24'), weekday('2026-11-28')]).toEqual([0, 2, 6]));
});
