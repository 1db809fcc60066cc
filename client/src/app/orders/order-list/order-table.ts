import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type OrderQuery, type OrderSort, type OrderSummary, isSupport } from '@contract';
import { InstantPipe, YenPipe } from '../../shared/formats/format-pipes';
import { AttentionBadge } from '../card-payment/attention-badge';
import { OrderStatusBadge } from '../card-payment/order-status-badge';
import { PaymentStateBadge } from '../card-payment/payment-state-badge';
import { SessionStore } from '../../shared/session/session-store';
import { NoValue } from '../../shared/ui/no-value';
import { Unreadable } from '../../shared/ui/unreadable';

/** One page of orders: a table, or cards on a narrow screen. */
@Component({
  selector: 'app-order-table',
  imports: [
    AttentionBadge,
    InstantPipe,
    NoValue,
    OrderStatusBadge,
    PaymentStateBadge,
    RouterLink,
    TranslocoPipe,
    Unreadable,
    YenPipe,
  ],
  templateUrl: './order-table.html',
  styleUrl: './order-table.scss',
})
export class OrderTable {
  readonly orders = input.required<readonly OrderSummary[]>();
  readonly query = input.required<OrderQuery>();
  private readonly session = inject(SessionStore);
  protected readonly support = computed(() => isSupport(this.session.user()!.role));

  protected sorted(by: OrderSort): 'ascending' | 'descending' | null {
    if (this.query().sort !== by) return null;
    return this.query().order === 'asc' ? 'ascending' : 'descending';
  }
}
