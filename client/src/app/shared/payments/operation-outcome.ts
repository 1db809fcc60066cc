import { type CardPayment, type Label, PAYMENT_STATE_LABELS } from '@contract';

/** The key of the words for what became of the latest attempt. */
export function outcomeText({ operations: [latest], state }: Pick<CardPayment, 'operations' | 'state'>): string {
  if (latest?.state === 'declined') return `payments.card.outcome.declined.${latest.kind}`;
  if (latest?.state !== 'succeeded') return 'payments.card.outcome.unknown';
  return `payments.card.outcome.${state === 'voided' ? 'voided' : latest.kind}`;
}

/** How the payment stands, for somebody who saw it otherwise. A key of the texts where the contract has no label. */
export function standingNow({
  inquiring,
  state,
  capture,
}: Pick<CardPayment, 'inquiring' | 'state' | 'capture'>): Label | string {
  if (inquiring) return 'payments.states.inquiring';
  return capture.block === 'expired' ? 'payments.states.expired' : PAYMENT_STATE_LABELS[state];
}
