import type { AuthorizationReply, GatewayCard, LookUpReply } from '../payments/gateways/payment-gateway';
import { NOT_EXECUTED } from '../payments/operations/verdict';

/** The gateway's data about a successful authorisation. */
export interface Authorized {
  readonly state: 'authorized';
  readonly trackingId: string;
  readonly transactionId: string | null;
  readonly approvalCode: string | null;
  readonly card: GatewayCard;
  /** null: the look-up does not state it. */
  readonly at: Date | null;
}

export type CheckoutVerdict =
  Authorized | { readonly state: 'declined'; readonly code: string } | { readonly state: 'unknown' };

const UNKNOWN: CheckoutVerdict = { state: 'unknown' };
/** An authorisation that was cancelled at the gateway pays for nothing. */
const PAYS: readonly string[] = ['authorized', 'captured'];

/** From the gateway's response to the authorisation itself; an "already" is settled by a look-up. */
export function verdictOfAuthorization(reply: Exclude<AuthorizationReply, { outcome: 'already' }>): CheckoutVerdict {
  if (reply.outcome === 'declined') return { state: 'declined', code: reply.code };
  if (reply.outcome === 'unknown') return UNKNOWN;
  const { trackingId, transactionId, approvalCode, processedAt, card } = reply;
  return { state: 'authorized', trackingId, transactionId, approvalCode, card, at: processedAt };
}

/** From a look-up by order id. "Not executed" is trusted only once the gateway can no longer execute it. */
export function verdictOfFound(reply: LookUpReply, isPastLimit: boolean): CheckoutVerdict {
  if (reply.outcome === 'unknown') return UNKNOWN;
  const { status, trackingId, card = { brand: null, lastDigits: null } } = reply.state;
  if (PAYS.includes(status) && trackingId !== null)
    return { state: 'authorized', trackingId, transactionId: null, approvalCode: null, card, at: null };
  return isPastLimit ? { state: 'declined', code: NOT_EXECUTED } : UNKNOWN;
}
