import { addDays, type GatewayPaymentState } from '../../../contract/src';
import type { Payment } from './payment.entity';

/** A payment as it stands here; amounts are integer yen. */
export type OurPayment = Pick<Payment, 'state' | 'amount' | 'capturedOn'>;

/** With what was tried. */
export interface OurCapture extends OurPayment {
  /** The latest 売上日 of its captures that count as not executed; null = there are none. */
  readonly declinedFor: string | null;
}

/** The same as the gateway tells it; `amount` is null where it does not. */
export interface GatewayWord {
  readonly state: GatewayPaymentState;
  readonly amount: number | null;
}

/** Whether both say the same. `today`: `YYYY-MM-DD` (JST). */
export function agree(ours: OurPayment, theirs: GatewayWord, today: string): boolean {
  if (theirs.amount !== null && theirs.amount !== ours.amount) return false;
  // A capture that is dated ahead may stand there as an authorisation until its day is over.
  if (isAhead(ours, today) && theirs.state === 'authorized') return true;
  return theirs.state === ours.state;
}

/** The day (JST) from which on it is to be compared anew although nothing changes here; null = none. */
export function nextComparisonOn(ours: OurCapture, agreed: boolean, today: string): string | null {
  if (!agreed) return addDays(today, 1);
  if (isAhead(ours, today)) return addDays(ours.capturedOn!, 1);
  // An answer that was lost may have been a yes: until its day is over the gateway may tell no more than an authorisation.
  return ours.state === 'authorized' && ours.declinedFor !== null && ours.declinedFor >= today
    ? addDays(ours.declinedFor, 1)
    : null;
}

/** The 売上日 is not over yet: whether the capture was settled shows on the day after it. */
function isAhead({ state, capturedOn }: OurPayment, today: string): boolean {
  return state === 'captured' && capturedOn !== null && capturedOn >= today;
}
