import type { AnswerSections } from '../answer/answer';
import type { CardPayment } from '../payments/card-payment';
import type { CaseStatus, NoticeTypeCode } from '../categories';
import type { OrderDetail } from '../orders/orders-api';

/**
 * The order of a case (spec 4.5).
 *
 *   POST /api/cases/:caseNumber/capture             FromCase<CaptureRequest>          201 CaseDetail | 409 | 422
 *   POST /api/cases/:caseNumber/refund              FromCase<RefundRequest>           201 CaseDetail | 409 | 422
 *   POST /api/cases/:caseNumber/manual-repayment    FromCase<ManualRepaymentRequest>  201 CaseDetail | 409 | 422
 *
 * The same operations as at the order, requested from the case, whose number is recorded in the order's history. 409
 * `invalid_state` also where the case has no order; `version_conflict` also where the case has changed since it was seen:
 * a withdrawn request needs no refund.
 */
export type FromCase<Request> = Request & { readonly caseVersion: number };

export interface Earlier {
  /** Set if the money of this case's payment was already returned. */
  readonly repaid: Repaid | null;
  /** Earlier cases of the same 顧客ID with this merchant; the latest first, at most `EARLIER_CASES`. */
  readonly cases: readonly EarlierCase[];
  /** Whether there are more than are listed. */
  readonly more: boolean;
}

export const EARLIER_CASES = 10;

/** refunded: by the gateway. voided: nothing was captured, the authorisation was cancelled. repaid: 直接返金. */
export interface Repaid {
  readonly state: 'refunded' | 'voided' | 'repaid';
  readonly on: string;
  /** Integer yen. */
  readonly amount: number;
}

export interface EarlierCase {
  readonly caseNumber: string;
  readonly noticeType: NoticeTypeCode;
  readonly status: CaseStatus;
  readonly requestedOn: string;
}

/** The parts of an order that concern money. */
export type OrderMoney = Pick<OrderDetail, 'card' | 'subscription'>;

/** The parts of an answer that are known from the order. */
export interface AnswerDefaults {
  readonly sections: AnswerSections;
  /** The pointer `/sections/section/field` of every value. */
  readonly pointers: readonly string[];
}

/** How the money of a card payment was returned; null = it was not, or there is no card payment. */
export function repaidOf(card: CardPayment | null): Repaid | null {
  if (!card) return null;
  const { state, refundedOn, amount, repayment } = card;
  if ((state === 'refunded' || state === 'voided') && refundedOn) return { state, on: refundedOn, amount };
  return repayment && { state: 'repaid', on: repayment.on, amount: repayment.amount };
}

/**
 * The order, without its card payment where the request is about another payment: an order that was found only by its
 * number may have been paid by another payment, whose refund does not belong to this request.
 */
export function aboutPayment<Order extends OrderMoney>(
  order: Order,
  { trackingId }: { readonly trackingId: string | null },
): Order {
  return trackingId === null || order.card?.trackingId === trackingId ? order : { ...order, card: null };
}
