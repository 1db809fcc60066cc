const MINUTE_MS = 60_000;
/** Mails wait for this long when their server is unavailable; that does not count as an attempt. */
export const SERVER_PAUSE_MS = MINUTE_MS;
const LONGEST_PAUSE_MS = 4 * 60 * MINUTE_MS;
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * MINUTE_MS;
/**
 * Days on which a server is unavailable must not use up a mail's attempts: the pauses after this many attempts add up
 * to four hours.
 */
const LEAST_ATTEMPTS = 8;
/**
 * Up to a tenth of a pause is cut at random, so that mails that were postponed together are not all retried at the same
 * moment.
 */
const JITTER = 0.1;

/**
 * When a mail that was deferred is tried again: after 1, 2, 4 … minutes, at most 4 hours. null: it is given up, three
 * days after it was enqueued (spec 5.2). `chance` returns numbers from 0 to 1.
 */
export function nextAttemptAt(
  attempts: number,
  enqueuedAt: Date,
  now: Date,
  chance: () => number = Math.random,
): Date | null {
  if (attempts >= LEAST_ATTEMPTS && now.getTime() - enqueuedAt.getTime() >= GIVE_UP_AFTER_MS) return null;
  const pause = Math.min(MINUTE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return new Date(now.getTime() + Math.round(pause * (1 - JITTER * chance())));
}
