import { addDays, type GatewayPaymentState } from '../../../contract/src';
import type { Payment } from './payment.entity';

/** A payment in the portal; amounts are integer yen. */
export type OurPayment = Pick<Payment, 'state' | 'amount' | 'capturedOn'>;

/** A payment with its declined captures. */
export interface OurCapture extends OurPayment {
  /** The latest 売上日 of its captures that count as not executed; null = there are none. */
  readonly declinedFor: string | null;
}

/** The same payment at the gateway; `amount` is null if the gateway does not state it. */
export interface GatewayWord {
  readonly state: GatewayPaymentState;
  readonly amount: number | null;
}

/** Whether both sides agree. `today`: `YYYY-MM-DD` (JST). */
export function agree(ours: OurPayment, theirs: GatewayWord, today: string): boolean {
  if (theirs.amount !== null && theirs.amount !== ours.amount) return false;
  // Until its day is over, a capture that is dated ahead may be an authorisation at the gateway.
  if (isAhead(ours, today) && theirs.state === 'authorized') return true;
  return theirs.state === ours.state;
}

/** The day (JST) from which it is to be compared again even if nothing changes here; null = none. */
export function nextComparisonOn(ours: OurCapture, agreed: boolean, today: string): string | null {
  if (!agreed) return addDays(today, 1);
  if (isAhead(ours, today)) return addDays(ours.capturedOn!, 1);
  // A lost response may have been a success: until its day is over, the gateway may report only an authorisation.
  return ours.state === 'authorized' && ours.declinedFor !== null && ours.declinedFor >= today
    ? addDays(ours.declinedFor, 1)
    : null;
}

/** The 売上日 is not over yet: whether the capture was settled is visible on the day after it. */
function isAhead({ state, capturedOn }: OurPayment, today: string): boolean {
  return state === 'captured' && capturedOn !== null && capturedOn >= today;
}
