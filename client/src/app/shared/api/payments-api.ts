import { HttpClient, HttpContext } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  CaptureRequest, ManualRepaymentRequest, OrderCares, OrderDetail, OrderPage, OrderQuery, PaymentDifferencePage, PaymentDifferenceQuery, PaymentPage, PaymentQuery, RefundRequest, StatusChange,
} from '@contract';
import { BACKGROUND } from './background';

/** 受注管理 and 決済情報 of the portal's API (contract/orders-api). Every call rejects with an ApiProblem when it fails. */
@Injectable({ providedIn: 'root' })
export class PaymentsApi {
  private readonly http = inject(HttpClient);

  orders(query: OrderQuery): Promise<OrderPage> {
    return firstValueFrom(this.http.get<OrderPage>('/api/orders', { params: { ...query } }));
  }

  orderCares(): Promise<OrderCares> {
    return firstValueFrom(this.http.get<OrderCares>('/api/order-cares'));
  }

  /** @param background Nobody asked for it: see BACKGROUND. */
  order(id: string, background = false): Promise<OrderDetail> {
    return firstValueFrom(this.http.get<OrderDetail>(orderUrl(id), { context: new HttpContext().set(BACKGROUND, background) }));
  }

  changeStatus(id: string, change: StatusChange): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${orderUrl(id)}/status-change`, change));
  }

  capture(id: string, request: CaptureRequest): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${orderUrl(id)}/capture`, request));
  }

  refund(id: string, request: RefundRequest): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${orderUrl(id)}/refund`, request));
  }

  recordRepayment(id: string, repayment: ManualRepaymentRequest): Promise<OrderDetail> {
    return firstValueFrom(this.http.post<OrderDetail>(`${orderUrl(id)}/manual-repayment`, repayment));
  }

  differences(query: PaymentDifferenceQuery): Promise<PaymentDifferencePage> {
    return firstValueFrom(this.http.get<PaymentDifferencePage>('/api/payment-differences', { params: { ...query } }));
  }

  payments(query: PaymentQuery): Promise<PaymentPage> {
    return firstValueFrom(this.http.get<PaymentPage>('/api/payments', { params: { ...query } }));
  }
}

function orderUrl(id: string): string {
  return `/api/orders/${encodeURIComponent(id)}`;
}
