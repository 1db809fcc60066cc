import { Component, computed, effect, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OperationKind, OrderDetail } from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { OrdersApi } from '../orders-api';
import { BACK, ListPlaces } from '../../shared/lists/list-places';
import { PageTitle } from '../../shared/page-title';
import { pollWhileUnknown } from '../../shared/poll-while-unknown';
import { CardOperations } from '../card-payment/card-operations';
import type { ShownOrder } from '../card-payment/operation-dialogs';
import { CardPaymentPanel } from '../card-payment/card-payment-panel/card-payment-panel';
import { AttentionBadge } from '../card-payment/attention-badge';
import { OperationConflictView } from '../card-payment/operation-conflict';
import { OrderStatusBadge } from '../card-payment/order-status-badge';
import type { Repayment } from '../card-payment/repayment-mistakes';
import { ChangeUser } from '../../shared/session/change-user';
import { onNewDay } from '../../shared/session/on-new-day';
import { Icon } from '../../shared/ui/icon';
import { Loading } from '../../shared/ui/notices/loading';
import { ProblemNotice } from '../../shared/ui/notices/problem-notice';
import { OrderCases } from './order-cases';
import { OrderFacts } from './order-facts';
import { OrderHistory } from './order-history';
import { OrderItems } from './order-items';
import { OrderPeople } from './order-people';
import { OrderStatusForm } from './status/order-status-form';

/** `/orders/:id`: 「受注情報の編集」. */
@Component({
  selector: 'app-order-page',
  imports: [
    CardPaymentPanel,
    AttentionBadge,
    ChangeUser,
    Icon,
    Loading,
    OperationConflictView,
    OrderCases,
    OrderFacts,
    OrderHistory,
    OrderItems,
    OrderPeople,
    OrderStatusBadge,
    OrderStatusForm,
    ProblemNotice,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [CardOperations],
  templateUrl: './order-page.html',
  styleUrl: './order-page.scss',
})
export class OrderPage {
  readonly id = input.required<string>();
  private readonly api = inject(OrdersApi);
  protected readonly operations = inject(CardOperations);
  protected readonly order = resource({ params: () => this.id(), loader: ({ params }) => this.api.order(params) });
  protected readonly found = computed(() => (this.order.hasValue() ? this.order.value() : null));
  /** The server answers 404 both for unknown orders and for those of another merchant. */
  protected readonly notFound = computed(() => ApiProblem.from(this.order.error()).code === 'not_found');
  private readonly inquiring = computed(() => !!this.found()?.card?.inquiring);

  protected readonly back = BACK;
  protected readonly wayBack = inject(ListPlaces).wayBack('/orders');

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const order = this.found();
      if (order) title.show('orders.order.documentTitle', { orderNumber: order.orderNumber });
    });
    pollWhileUnknown(this.inquiring, () => this.pollOutcome());
    // At midnight the possible capture days change, and a refund may become impossible.
    onNewDay(() => this.refetchOrder());
  }

  protected async operate(order: OrderDetail, kind: OperationKind, on: string): Promise<void> {
    this.show(await this.operations.operate(order.id, this.seen(order), kind, on));
  }

  protected async recordRepayment(order: OrderDetail, repayment: Repayment): Promise<void> {
    this.show(await this.operations.recordRepayment(order.id, this.seen(order), repayment));
  }

  /** Ignores a late reply when the page shows another order by now. */
  protected show(order: OrderDetail | null): void {
    if (order?.id === this.id()) this.order.set(order);
  }

  private seen(order: OrderDetail): ShownOrder {
    return { order, shown: () => this.found()?.id === order.id };
  }

  /** Re-reads the order while an outcome is unknown, and shows the outcome once it is known. */
  private async pollOutcome(): Promise<void> {
    const now = await this.refetchOrder();
    if (now && !now.card?.inquiring) this.operations.announceOutcome(now);
  }

  private async refetchOrder(): Promise<OrderDetail | null> {
    const before = this.found();
    if (!before) return null;
    const now = await this.api.order(this.id(), true);
    if (this.found() !== before) return null;
    this.show(now);
    return now;
  }
}
