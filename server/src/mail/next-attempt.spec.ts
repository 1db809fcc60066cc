import { nextAttemptAt } from './next-attempt';

const enqueuedAt = new Date('2026-11-20T00:00:00Z');
const after = (minutes: number) => new Date(enqueuedAt.getTime() + minutes * 60_000);
const DAYS = 24 * 60;

describe('the next attempt', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [8, 128],
    [9, 240],
    [30, 240],
    [2_000, 240],
  ])('follows attempt %i after %i minutes', (attempts, minutes) => {
    expect(nextAttemptAt(attempts, enqueuedAt, after(5), () => 0)).toEqual(after(5 + minutes));
  });

  it('is up to a tenth of the pause earlier, so that mails are not all retried at the same moment', () => {
    expect(nextAttemptAt(9, enqueuedAt, after(0), () => 1)).toEqual(after(216));
    expect(nextAttemptAt(1, enqueuedAt, after(0), () => 0.5)).toEqual(after(0.95));
  });

  it('is given up three days after the mail was enqueued', () => {
    expect(nextAttemptAt(25, enqueuedAt, after(3 * DAYS - 1))).not.toBeNull();
    expect(nextAttemptAt(25, enqueuedAt, after(3 * DAYS))).toBeNull();
  });

  it('is not given up because of days on which the server was unavailable', () => {
    expect(nextAttemptAt(1, enqueuedAt, after(4 * DAYS), () => 0)).toEqual(after(4 * DAYS + 1));
  });
});
