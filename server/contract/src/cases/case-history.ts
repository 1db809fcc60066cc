import type { Label } from '../values/label';
export const CASE_EVENTS = [
  'received',
  'opened',
  'answered',
  'answer_viewed',
  'reopened',
  'withdrawn',
  'viewed_by_support',
  'no_recipient',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

export interface HistoryEntry {
  readonly event: CaseEvent;
  readonly at: string;
  /** A user's name, an acquirer's name, or 加盟店サポート where a merchant reads it. */
  readonly by: string;
  readonly revision?: number;
}

/** superseded: not sent, because what it says was no longer true when it was to leave. */
export const MAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'superseded'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export interface MailView {
  readonly template: string;
  /** The name of the mail; its template's for one of another version. */
  readonly name: Label;
  readonly recipient: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly enqueuedAt: string;
  readonly sentAt: string | null;
}
