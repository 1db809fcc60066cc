import { HttpClient, HttpContext } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  CaptureRequest,
  CasePage,
  CaseQuery,
  ManualRepaymentRequest,
  OrderAttentionCounts,
  OrderDetail,
  OrderPage,
  OrderQuery,
  PaymentDifferencePage,
  PaymentDifferenceQuery,
  PaymentPage,
  PaymentQuery,
  RefundRequest,
  StatusChange,
} from '@contract';
import { BACKGROUND } from '../shared/api/background';

/** 受注管理 and 決済情報 of the portal's API (contract/orders-api). A failing call rejects with an ApiProblem. */
@Injectable({ providedIn: 'root' })
export class OrdersApi {
  private readonly http = inject(HttpClient);

  /** @param personal The query identifies a person, so it is sent in the body. */
  orders(query: OrderQuery, personal: boolean): Promise<OrderPage> {
    return firstValueFrom(
      personal
        ? this.http.post<OrderPage>('/api/orders/search', query)
        : this.http.get<OrderPage>('/api/orders', { params: { ...query } }),
    );
  }

  attentionCounts(): Promise<OrderAttentionCounts> {
    return firstValueFrom(this.http.get<OrderAttentionCounts>('/api/order-attention-counts'));
  }

  /** @param background A poll, not an action of the person: see BACKGROUND. */
  order(id: string, background = false): Promise<OrderDetail> {
    return firstValueFrom(
      this.http.get<OrderDetail>(orderUrl(id), { context: new HttpContext().set(BACKGROUND, background) }),
    );
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

  /** The open cases about an order. @param number トラッキングID or 注文番号. */
  openCases(number: string): Promise<CasePage> {
    return firstValueFrom(
      this.http.post<CasePage>('/api/cases/search', { q: number, status: 'open' } satisfies CaseQuery),
    );
  }

  differences(query: PaymentDifferenceQuery): Promise<PaymentDifferencePage> {
    return firstValueFrom(this.http.get<PaymentDifferencePage>('/api/payment-differences', { params: { ...query } }));
  }

  payments(query: PaymentQuery, personal: boolean): Promise<PaymentPage> {
    return firstValueFrom(
      personal
        ? this.http.post<PaymentPage>('/api/payments/search', query)
        : this.http.get<PaymentPage>('/api/payments', { params: { ...query } }),
    );
  }
}

function orderUrl(id: string): string {
  return `/api/orders/${encodeURIComponent(id)}`;
}
