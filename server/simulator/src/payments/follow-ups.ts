import { BRAND_CODES } from '../cards/test-cards';
import { type Elements, SECTION_OF_THE_CARD } from '../protocol/answer';
import { Refusal } from '../protocol/refusal';
import type { Request } from '../protocol/request';
import { daysLater, endOfMonth, instantOf, stampOf } from '../protocol/tokyo';
import type { Deadlines, SimulatedService } from '../services';
import {
  AUTHORIZED,
  CANCELLED,
  CAPTURED,
  type Ledger,
  type LedgerOperation,
  type LedgerPayment,
  REFUNDED,
} from './ledger';

type Change = Partial<Pick<LedgerPayment, 'confirmed' | 'status' | 'capturedOn'>> & Pick<LedgerPayment, 'processStamp'>;

/**
 * 確定, 売上, 取消・返金 and 決済結果参照: requests about an existing payment, found by its tracking id. They throw
 * Refusal.
 */
export class FollowUps {
  constructor(
    private readonly ledger: Ledger,
    private readonly deadlines: Deadlines,
    private readonly now: () => Date,
  ) {}

  /** ST02-00101-101: makes the authorisation final; with 自動売上 it also captures it. */
  confirm(service: SimulatedService, request: Request, transactionId: string): Elements {
    const payment = this.found(service, request);
    if (payment.confirmed || payment.status !== AUTHORIZED) throw new Refusal('60');
    const stamp = stampOf(this.now());
    this.apply(payment, 'confirmation', { confirmed: 1, processStamp: stamp });
    if (service.autoCapture)
      this.apply({ ...payment, confirmed: 1 }, 'capture', {
        status: CAPTURED,
        capturedOn: stamp.slice(0, 8),
        processStamp: `${stamp.slice(0, 8)}000000`,
      });
    return this.done(transactionId, stamp);
  }

  /** ST02-00201-101: only the date of `processing_datetime` counts. */
  capture(service: SimulatedService, request: Request, transactionId: string): Elements {
    const payment = this.found(service, request);
    if (service.autoCapture) throw new Refusal('37');
    this.refuseCapture(payment);
    const day = this.dayOf(request);
    const authorizedOn = stampOf(new Date(payment.authorizedAt)).slice(0, 8);
    if (day < authorizedOn) throw new Refusal('07', '029');
    if (day > endOfMonth(authorizedOn, 2)) throw new Refusal('42');
    const amount = Number(request.value('amount') || payment.amount);
    if (amount > payment.amount) throw new Refusal('79', '008');
    this.apply({ ...payment, amount }, 'capture', { status: CAPTURED, capturedOn: day, processStamp: `${day}000000` });
    return this.done(transactionId, `${day}000000`);
  }

  /** ST02-00303-101: cancels an authorisation, refunds a captured payment. */
  refund(service: SimulatedService, request: Request, transactionId: string): Elements {
    const payment = this.found(service, request);
    if (!payment.confirmed) throw new Refusal('44');
    if (payment.status === CANCELLED) throw new Refusal('45');
    if (payment.status === REFUNDED) throw new Refusal('46');
    const stamp = stampOf(this.now());
    if (payment.status === CAPTURED) {
      this.refuseRefund(payment, stamp.slice(0, 8));
      this.apply(payment, 'refund', { status: REFUNDED, processStamp: stamp });
    } else {
      this.apply(payment, 'cancellation', { status: CANCELLED, processStamp: stamp });
    }
    return this.done(transactionId, stamp);
  }

  /** MG01-00101-101. */
  lookUp(service: SimulatedService, request: Request, transactionId: string): Elements {
    const { trackingId, brand, approvalCode, confirmed, status, processStamp } = this.found(service, request);
    return [
      ['res_result', 'OK'],
      ['res_sps_transaction_id', transactionId],
      ['res_tracking_id', trackingId],
      [
        SECTION_OF_THE_CARD,
        [
          ['cc_company_code', '10035'],
          ['cardbrand_code', BRAND_CODES[brand]],
          ['recognized_no', approvalCode],
          ['commit_status', String(confirmed)],
          ['payment_status', String(status)],
        ],
      ],
      ['res_process_date', processStamp],
      ['res_err_code', null],
    ];
  }

  private refuseCapture({ confirmed, status, authorizedAt }: LedgerPayment): void {
    const end = daysLater(stampOf(new Date(authorizedAt)).slice(0, 8), this.deadlines.authorizationDays);
    if (!confirmed) throw new Refusal('39');
    if (status === CANCELLED) throw new Refusal('40');
    if (status !== AUTHORIZED) throw new Refusal('41');
    if (stampOf(this.now()).slice(0, 8) > end) throw new Refusal('39');
  }

  /** A refund is possible from the 売上日 to the card company's closing date. */
  private refuseRefund({ conduct, capturedOn }: LedgerPayment, today: string): void {
    if (conduct === 'window-over' || today < capturedOn! || today > daysLater(capturedOn!, this.deadlines.refundDays))
      throw new Refusal('56');
  }

  private dayOf(request: Request): string {
    const stamp = request.value('processing_datetime');
    if (!instantOf(stamp)) throw new Refusal(stamp ? '06' : '03', '029');
    return stamp.slice(0, 8);
  }

  private found({ merchantId, serviceId }: SimulatedService, request: Request): LedgerPayment {
    const payment = this.ledger.payment(merchantId + serviceId, request.value('tracking_id'));
    if (!payment) throw new Refusal('12', '027');
    return payment;
  }

  private apply(payment: LedgerPayment, kind: LedgerOperation['kind'], change: Change): void {
    this.ledger.change(payment, { ...payment, ...change });
    this.ledger.record(payment, kind, this.now());
  }

  private done(transactionId: string, stamp: string): Elements {
    return [
      ['res_result', 'OK'],
      ['res_sps_transaction_id', transactionId],
      ['res_process_date', stamp],
      ['res_err_code', null],
    ];
  }
}
