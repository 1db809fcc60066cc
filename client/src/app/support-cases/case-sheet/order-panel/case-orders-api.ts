import { Injectable, inject } from '@angular/core';
import type {
  CaptureRequest,
  CaseDetail,
  FromCase,
  ManualRepaymentRequest,
  OrderDetail,
  RefundRequest,
} from '@contract';
import { OrdersApi } from '../../../orders/orders-api';
import { SupportCasesApi } from '../../support-cases-api';

/**
 * Operations on a case's order under the case's URL, so that the case number is recorded in the order's history:
 * wherever OrdersApi takes the id of an order, this class takes a 依頼管理番号.
 */
@Injectable()
export class CaseOrdersApi extends OrdersApi {
  private readonly cases = inject(SupportCasesApi);

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

/** Operations exist only for cases with an order, and a case never loses its order. */
async function orderOf(supportCase: Promise<CaseDetail>): Promise<OrderDetail> {
  return (await supportCase).order!;
}
