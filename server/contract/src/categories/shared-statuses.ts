import type { StatusEntry } from './category';

/** Statuses that most categories have (spec 10.2); a category's own statuses are in its entry. */
export const RECEIVED = {
  code: 'received',
  label: { ja: '依頼受領', en: 'Received' },
  open: true,
  turn: 'merchant',
  countedIn: ['received', 'overdue', 'dueSoon'],
  meaning: 'asked',
} as const satisfies StatusEntry;

export const REOPENED = {
  code: 'reopened',
  label: { ja: '再オープン:回答訂正待ち', en: 'Reopened: correction awaited' },
  open: true,
  turn: 'merchant',
  countedIn: ['reopened', 'overdue', 'dueSoon'],
  meaning: 'asked_again',
} as const satisfies StatusEntry;

export const CLOSED_ANSWERED = {
  code: 'closed_answered',
  label: { ja: 'クローズ:回答実行済', en: 'Closed: answered' },
  open: false,
  turn: null,
  countedIn: ['answered'],
  meaning: 'answered',
} as const satisfies StatusEntry;

export const CLOSED_WITHDRAWN = {
  code: 'closed_withdrawn',
  label: { ja: 'クローズ:依頼取下げ', en: 'Closed: request withdrawn' },
  open: false,
  turn: null,
  countedIn: [],
  meaning: 'withdrawn',
} as const satisfies StatusEntry;

export const CLOSED_EXPIRED = {
  code: 'closed_expired',
  label: { ja: 'クローズ:期限経過', en: 'Closed: deadline passed' },
  open: false,
  turn: null,
  countedIn: [],
  meaning: 'expired',
} as const satisfies StatusEntry;
