const MINUTE_MS = 60_000;
/** Mails of a server that is away wait for so long; that is no attempt of theirs. */
export const SERVER_PAUSE_MS = MINUTE_MS;
const LONGEST_PAUSE_MS = 4 * 60 * MINUTE_MS;
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * MINUTE_MS;
/** A server that was away for days must not cost a mail its tries: these pauses make four hours. */
const LEAST_ATTEMPTS = 8;
/** Mails that were put off together do not come back all at once: up to a tenth of a pause is left out by chance. */
const JITTER = 0.1;

/**
 * When a mail that was not accepted for now is tried again: 1, 2, 4 … minutes later, at most 4 hours. null: it is given up,
 * three days after it was enqueued (spec 5.2). `chance` gives numbers from 0 to 1.
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
