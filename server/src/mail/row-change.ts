import type { Outcome } from './mail-delivery';
import type { RowChange } from './mail-queue.service';
import { nextAttemptAt, SERVER_PAUSE_MS } from './next-attempt';

const LONGEST_ERROR = 200;

/** How an outcome changes its row. A server that is unavailable only postpones: that is no attempt of the mail. */
export function rowChange(outcome: Outcome, now: Date, serverIsAway: boolean): RowChange {
  const {
    mail: { id, claimedUntil, attempts, enqueuedAt, lastError },
    result,
  } = outcome;
  const reason = outcome.reason?.slice(0, LONGEST_ERROR) ?? lastError;
  const row = { id, claimedUntil, attempts, nextAttemptAt: now, lastError: reason, sentAt: null };
  const pausedUntil = new Date(now.getTime() + SERVER_PAUSE_MS);
  switch (result) {
    case 'sent':
      return { ...row, state: 'sent', lastError: null, sentAt: now };
    case 'superseded':
      return { ...row, state: 'superseded', attempts: attempts - 1, lastError: null };
    case 'refused':
    case 'unwritable':
      return { ...row, state: 'failed' };
    case 'away':
      return { ...row, state: 'queued', attempts: attempts - 1, nextAttemptAt: pausedUntil };
    case 'not_begun':
      return { ...row, state: 'queued', attempts: attempts - 1, nextAttemptAt: serverIsAway ? pausedUntil : now };
    case 'deferred':
    case 'lost': {
      const next = nextAttemptAt(attempts, enqueuedAt, now);
      return next ? { ...row, state: 'queued', nextAttemptAt: next } : { ...row, state: 'failed' };
    }
  }
}
