import type { AnswerSections } from './answer';
import type { CaseStatus, NoticeTypeCode } from './categories';
import type { CardPayment, OrderDetail } from './orders-api';

/**
 * What a case knows of its order (spec 4.5).
 *
 *   POST /api/cases/:caseNumber/capture             FromCase<CaptureRequest>          201 CaseDetail | 409 | 422
 *   POST /api/cases/:caseNumber/refund              FromCase<RefundRequest>           201 CaseDetail | 409 | 422
 *   POST /api/cases/:caseNumber/manual-repayment    FromCase<ManualRepaymentRequest>  201 CaseDetail | 409 | 422
 *
 * They are the order's own operations, done from the case: its number stands in the order's history. 409 `invalid_state` also where
 * the case has no order; `version_conflict` also where the case is not the one that was seen: a request that was withdrawn asks for no refund.
 */
export type FromCase<Request> = Request & { readonly caseVersion: number };

export interface Earlier {
  /** The money of this case's payment went back already. */
  readonly repaid: Repaid | null;
  /** Cases of the same 顧客ID with this merchant that came before this one; the latest first, at most `EARLIER_CASES`. */
  readonly cases: readonly EarlierCase[];
  /** There are more than are listed. */
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

/** What an order tells of money. */
export type OrderMoney = Pick<OrderDetail, 'card' | 'subscription'>;

/** What of an answer the order tells already. */
export interface AnswerDefaults {
  readonly sections: AnswerSections;
  /** `/sections/section/field` of every value. */
  readonly pointers: readonly string[];
}

/** How the money of a card payment went back; null = it did not, or there is no card payment. */
export function repaidOf(card: CardPayment | null): Repaid | null {
  if (!card) return null;
  const { state, refundedOn, amount, repayment } = card;
  if ((state === 'refunded' || state === 'voided') && refundedOn) return { state, on: refundedOn, amount };
  return repayment && { state: 'repaid', on: repayment.on, amount: repayment.amount };
}

/**
 * The order without its card payment where that is not the one that a request tells of: an order that was found by its number
 * alone may have been paid by another payment, whose refund is none of this one.
 */
export function aboutPayment<Order extends OrderMoney>(
  order: Order,
  { trackingId }: { readonly trackingId: string | null },
): Order {
  return trackingId === null || order.card?.trackingId === trackingId ? order : { ...order, card: null };
}
