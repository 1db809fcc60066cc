import { readDate } from '@contract';
import { formatCount, formatDate, formatDay, formatInstant, formatYen } from './formats';

describe('formats', () => {
  it('shows calendar dates independently of the computer’s time zone', () => {
    expect(formatDate('2026-01-05', 'ja')).toBe('2026/01/05');
    expect(formatDate('2026-01-05', 'en')).toBe('Jan 5, 2026');
  });

  it('shows dates with their weekday, in a form that can be typed in again', () => {
    for (const language of ['ja', 'en'] as const)
      expect(readDate(formatDay('2026-11-28', language), { today: '2020-01-01' })).toEqual({ value: '2026-11-28' });
    expect(formatDay('2026-11-28', 'ja')).toBe('2026/11/28(土)');
    expect(formatDay('2026-11-28', 'en')).toBe('2026/11/28 (Sat)');
  });

  it('shows instants in Japan’s time zone, midnight as 00', () => {
    expect(formatInstant('2026-11-23T15:04:59.999Z', 'ja')).toBe('2026/11/24 00:04');
    expect(formatInstant('2026-11-23T15:04:00.000Z', 'en')).toBe('Nov 24, 2026, 00:04 JST');
  });

  it('separates thousands in amounts of yen and in counts', () => {
    expect(formatYen(9_999_999, 'ja')).toBe('9,999,999円');
    expect(formatYen(980, 'en')).toBe('¥980');
    expect(formatCount(1_000)).toBe('1,000');
  });
});
