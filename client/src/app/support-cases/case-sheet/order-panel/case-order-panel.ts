import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseDetail, type OperationKind, type OrderDetail, aboutPayment, repaidOf } from '@contract';
import { OrdersApi } from '../../../orders/orders-api';
import { pollWhileUnknown } from '../../../shared/poll-while-unknown';
import { CardOperations } from '../../../orders/card-payment/card-operations';
import type { ShownOrder } from '../../../orders/card-payment/operation-dialogs';
import { CardPaymentPanel } from '../../../orders/card-payment/card-payment-panel/card-payment-panel';
import { OperationConflictView } from '../../../orders/card-payment/operation-conflict';
import type { Repayment } from '../../../orders/card-payment/repayment-mistakes';
import { onNewDay } from '../../../shared/session/on-new-day';
import { Icon } from '../../../shared/ui/icon';
import { ProblemNotice } from '../../../shared/ui/notices/problem-notice';
import { CaseNews } from '../../case-news/case-news';
import { CaseOrderFacts } from './case-order-facts';
import { CaseOrdersApi } from './case-orders-api';

/** The order of a case, and its card payment with the same buttons as on the order's page. */
@Component({
  selector: 'app-case-order-panel',
  imports: [CardPaymentPanel, CaseNews, CaseOrderFacts, Icon, OperationConflictView, ProblemNotice, TranslocoPipe],
  providers: [CardOperations, { provide: OrdersApi, useClass: CaseOrdersApi }],
  templateUrl: './case-order-panel.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
    }
    .notice,
    .card,
    .none {
      margin: 0;
    }
  `,
})
export class CaseOrderPanel {
  readonly supportCase = input.required<CaseDetail>();
  /** Emits the case with its current order. */
  readonly changed = output<CaseDetail>();
  protected readonly operations = inject(CardOperations);
  /** The order was found by its number, but its payment is not the one that the request is about. */
  protected readonly paysAnother = computed(() => {
    const { order, payment } = this.supportCase();
    return !!order?.card && !aboutPayment(order, payment).card;
  });
  /** The case as the page showed it before a version conflict. */
  protected readonly seen = signal<CaseDetail | null>(null);
  private readonly inquiring = computed(() => !!this.supportCase().order?.card?.inquiring);
  private readonly orders = inject(OrdersApi, { skipSelf: true });

  constructor() {
    pollWhileUnknown(this.inquiring, () => this.pollOutcome());
    // At midnight the possible capture days change, and a refund may become impossible.
    onNewDay(() => this.refetchOrder());
  }

  protected async operate(order: OrderDetail, kind: OperationKind, on: string): Promise<void> {
    const seen = this.supportCase();
    this.showOutcome(seen, await this.operations.operate(seen.caseNumber, this.shownOf(seen, order), kind, on));
  }

  protected async recordRepayment(order: OrderDetail, repayment: Repayment): Promise<void> {
    const seen = this.supportCase();
    this.showOutcome(
      seen,
      await this.operations.recordRepayment(seen.caseNumber, this.shownOf(seen, order), repayment),
    );
  }

  private shownOf({ caseNumber, version }: CaseDetail, order: OrderDetail): ShownOrder {
    return {
      order,
      caseNumber,
      caseVersion: version,
      shown: () => this.supportCase().caseNumber === caseNumber && this.supportCase().order?.id === order.id,
    };
  }

  /** After a version conflict the case itself may have changed as well. */
  private showOutcome(seen: CaseDetail, order: OrderDetail | null): void {
    const now = this.operations.conflict()?.supportCase;
    if (now?.caseNumber !== this.supportCase().caseNumber) return this.show(seen.caseNumber, order);
    this.seen.set(seen);
    this.changed.emit(now);
  }

  protected async reload(): Promise<void> {
    const { caseNumber, order } = this.supportCase();
    this.show(caseNumber, await this.orders.order(order!.id));
  }

  /** Ignores a late reply when the page shows another case by now. */
  private show(caseNumber: string, order: OrderDetail | null): void {
    const supportCase = this.supportCase();
    if (!order || supportCase.caseNumber !== caseNumber) return;
    this.changed.emit({
      ...supportCase,
      order,
      earlier: { ...supportCase.earlier, repaid: repaidOf(aboutPayment(order, supportCase.payment).card) },
    });
  }

  /** Re-reads only the order while an outcome is unknown, because each read of the case would be logged as a view. */
  private async pollOutcome(): Promise<void> {
    const now = await this.refetchOrder();
    if (now && !now.card?.inquiring) this.operations.announceOutcome(now);
  }

  private async refetchOrder(): Promise<OrderDetail | null> {
    const { caseNumber, order: before } = this.supportCase();
    if (!before) return null;
    const now = await this.orders.order(before.id, true);
    if (this.supportCase().order !== before) return null;
    this.show(caseNumber, now);
    return now;
  }
}
