import { Injectable, inject } from '@angular/core';
import type {
  CaptureRequest,
  CaseDetail,
  FromCase,
  ManualRepaymentRequest,
  OrderDetail,
  RefundRequest,
} from '@contract';
import { PaymentsApi } from '../../../shared/api/payments-api';
import { PortalApi } from '../../../shared/api/portal-api';

/**
 * The operations on a case's order under the case's address, so that its number stands in the order's history: wherever
 * PaymentsApi takes the id of an order, this takes a 依頼管理番号.
 */
@Injectable()
export class CasePaymentsApi extends PaymentsApi {
  private readonly cases = inject(PortalApi);

  override order(caseNumber: string): Promise<OrderDetail> {
    return orderOf(this.cases.supportCase(caseNumber));
  }

  override capture(caseNumber: string, request: FromCase<CaptureRequest>): Promise<OrderDetail> {
    return orderOf(this.cases.captureFrom(caseNumber, request));
  }

  override refund(caseNumber: string, request: FromCase<RefundRequest>): Promise<OrderDetail> {
    return orderOf(this.cases.refundFrom(caseNumber, request));
  }

  override recordRepayment(caseNumber: string, repayment: FromCase<ManualRepaymentRequest>): Promise<OrderDetail> {
    return orderOf(this.cases.recordRepaymentFrom(caseNumber, repayment));
  }
}

/** Only a case that has an order is operated on, and it never loses it. */
async function orderOf(supportCase: Promise<CaseDetail>): Promise<OrderDetail> {
  return (await supportCase).order!;
}
