import { readGatewayCode } from '../../../../contract/src';
import type { GatewayReply, GatewayState } from '../payment-gateway';
import { cardOf } from './card';
import type { Answer } from './protocol/exchange';
import { dateOf, readTokyoStamp } from './protocol/tokyo-stamp';

/** Types of codes (spec 4.3) which state that the operation was done before, by any party. */
const ALREADY_OF = {
  authorize: ['96'],
  authenticate: [],
  /** 60: confirmed or cancelled already. */
  commit: ['60', '96'],
  /** 37: by the contract's own 自動売上. */
  capture: ['37', '41', '96'],
  /** 45: the authorisation is cancelled; 46: refunded. */
  refund: ['45', '46', '96'],
} as const;
/** In progress there, or a system failure: the operation may have happened, or may still happen. */
const UNSETTLED = /^(?:W[036]|8\d|9[0-2])$/;
const NO_SUCH_PAYMENT = ['11', '12'];
const REFUND_WINDOW_OVER = '56';
const STATUSES: Readonly<Record<string, GatewayState['status']>> = {
  1: 'authorized',
  2: 'captured',
  3: 'voided',
  4: 'refunded',
};
const COMMITTED: Readonly<Record<string, boolean>> = { 0: false, 1: true };

export type NotDone = Exclude<GatewayReply, { outcome: 'done' }>;

/** The reply for a response that is not OK. */
export function notDone(operation: keyof typeof ALREADY_OF, answer: Exclude<Answer, { kind: 'ok' }>): NotDone {
  if (answer.kind === 'unknown') return { outcome: 'unknown', reason: answer.reason };
  const { code } = answer;
  const type = typeOf(code);
  if (answer.kind === 'ng' && UNSETTLED.test(type)) return { outcome: 'unknown', reason: code };
  return (ALREADY_OF[operation] as readonly string[]).includes(type)
    ? { outcome: 'already', code }
    : { outcome: 'declined', code };
}

/** The reply for an OK: done, if it states when. */
export function done(values: ReadonlyMap<string, string>): GatewayReply {
  const processedAt = readTokyoStamp(values.get('res_process_date') ?? '');
  return processedAt
    ? { outcome: 'done', transactionId: values.get('res_sps_transaction_id') || null, processedAt }
    : { outcome: 'unknown', reason: 'done, but not when' };
}

/**
 * The state of a payment; null if the response does not state it. An authorisation that was never confirmed is no
 * payment: it lapses by itself.
 */
export function stateOf(answer: Answer, trackingId: string): GatewayState | null {
  if (answer.kind === 'ng') return NO_SUCH_PAYMENT.includes(typeOf(answer.code)) ? NONE : null;
  const status = answer.kind === 'ok' ? STATUSES[answer.values.get('payment_status') ?? ''] : undefined;
  if (answer.kind !== 'ok' || !status) return null;
  if (status === 'authorized') {
    const committed = COMMITTED[answer.values.get('commit_status') ?? ''];
    if (!committed) return committed === false ? NONE : null;
  }
  // Only a 売上日 is sent as a bare date; other stamps may be the time of the look-up itself.
  return {
    status,
    trackingId,
    processedOn: dateOf(answer.values.get('res_process_date') ?? ''),
    card: cardOf(answer.values),
  };
}

/** Whether a refund was declined because of its day. */
export function isOutsideRefundWindow(code: string): boolean {
  return typeOf(code) === REFUND_WINDOW_OVER;
}

export const NONE: GatewayState = { status: 'none', processedOn: null, trackingId: null };

function typeOf(code: string): string {
  return readGatewayCode(code)?.type ?? '';
}
