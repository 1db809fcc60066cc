import type { OperationKind } from '../../../contract/src';
import type { GatewayReply, GatewayState, LookUpReply, PaymentGateway } from '../gateways/payment-gateway';

/**
 * What is known about an operation. `on`: the day on which it took effect, if the gateway states another one than
 * requested. `outsideWindow`: a refund was declined because of its day.
 */
export type Verdict =
  | { readonly state: 'succeeded'; readonly on: string | null }
  | { readonly state: 'declined'; readonly code: string; readonly outsideWindow?: boolean }
  | { readonly state: 'unknown' };

/** A code of the portal, not a gateway's: the gateway never executed it. */
export const NOT_EXECUTED = 'not_executed';
const NO_SUCH_PAYMENT = 'no_such_payment';
const UNKNOWN: Verdict = { state: 'unknown' };

/** Whether the gateway's state shows that the operation took effect. */
function tookEffect(kind: OperationKind, { status }: GatewayState): boolean {
  return kind === 'capture'
    ? status === 'captured' || status === 'refunded'
    : status === 'voided' || status === 'refunded';
}

/**
 * From the gateway's response to the operation itself. An "already done", like a missing response, is settled by a
 * look-up.
 */
export function verdictOf(
  gateway: Pick<PaymentGateway, 'isOutsideRefundWindow'>,
  reply: Exclude<GatewayReply, { outcome: 'already' }>,
): Verdict {
  if (reply.outcome === 'declined')
    return { state: 'declined', code: reply.code, outsideWindow: gateway.isOutsideRefundWindow(reply.code) };
  return reply.outcome === 'done' ? { state: 'succeeded', on: null } : UNKNOWN;
}

/**
 * From a look-up after an "already done": it counts as this operation's success only if the payment's state confirms it
 * (spec 4.3).
 */
export function verdictOfAlready(kind: OperationKind, code: string, reply: LookUpReply): Verdict {
  if (reply.outcome === 'unknown') return UNKNOWN;
  return tookEffect(kind, reply.state)
    ? { state: 'succeeded', on: reply.state.processedOn }
    : { state: 'declined', code };
}

/**
 * From a look-up after a missing response. "Not executed" is trusted only once the gateway can no longer execute it.
 */
export function verdictOfLookUp(kind: OperationKind, reply: LookUpReply, isPastLimit: boolean): Verdict {
  if (reply.outcome === 'unknown') return UNKNOWN;
  if (tookEffect(kind, reply.state)) return { state: 'succeeded', on: reply.state.processedOn };
  if (!isPastLimit) return UNKNOWN;
  return { state: 'declined', code: reply.state.status === 'none' ? NO_SUCH_PAYMENT : NOT_EXECUTED };
}
