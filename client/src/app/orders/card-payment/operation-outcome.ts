import { type CardPayment, type Label, PAYMENT_STATE_LABELS } from '@contract';

/** The text key that describes the outcome of the latest attempt. */
export function outcomeText({ operations: [latest], state }: Pick<CardPayment, 'operations' | 'state'>): string {
  if (latest?.state === 'declined') return `orders.card.outcome.declined.${latest.kind}`;
  if (latest?.state !== 'succeeded') return 'orders.card.outcome.unknown';
  return `orders.card.outcome.${state === 'voided' ? 'voided' : latest.kind}`;
}

/**
 * The current state of the payment, for a person whose page showed another one. A text key where the contract has no
 * label.
 */
export function currentState({
  inquiring,
  state,
  capture,
}: Pick<CardPayment, 'inquiring' | 'state' | 'capture'>): Label | string {
  if (inquiring) return 'orders.states.inquiring';
  return capture.block === 'expired' ? 'orders.states.expired' : PAYMENT_STATE_LABELS[state];
}
