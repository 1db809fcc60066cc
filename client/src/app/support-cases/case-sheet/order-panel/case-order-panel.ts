import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseDetail, type OperationKind, type OrderDetail, aboutPayment, repaidOf } from '@contract';
import { OrdersApi } from '../../../orders/orders-api';
import { askWhileUnknown } from '../../../shared/ask-while-unknown';
import { CardOperations, type Seen } from '../../../orders/card-payment/card-operations';
import { CardPaymentPanel } from '../../../orders/card-payment/card-payment-panel/card-payment-panel';
import { OperationConflictView } from '../../../orders/card-payment/operation-conflict';
import type { Repayment } from '../../../orders/card-payment/repayment-mistakes';
import { onNewDay } from '../../../shared/session/on-new-day';
import { Icon } from '../../../shared/ui/icon';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { CaseNews } from '../../case-news/case-news';
import { CaseOrderFacts } from './case-order-facts';
import { CaseOrdersApi } from './case-orders-api';

/** The order behind a case, and its card payment with the very buttons of the order's page. */
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
  /** The case with its order as it is now. */
  readonly changed = output<CaseDetail>();
  protected readonly operations = inject(CardOperations);
  /** The order was found by its number, but what was paid is not what the request is about. */
  protected readonly paysAnother = computed(() => {
    const { order, payment } = this.supportCase();
    return !!order?.card && !aboutPayment(order, payment).card;
  });
  /** The case as it was when somebody was faster. */
  protected readonly seen = signal<CaseDetail | null>(null);
  private readonly inquiring = computed(() => !!this.supportCase().order?.card?.inquiring);
  private readonly orders = inject(OrdersApi, { skipSelf: true });

  constructor() {
    askWhileUnknown(this.inquiring, () => this.askAgain());
    // On which days a capture may be dated, and whether a refund is still possible, changes at midnight.
    onNewDay(() => this.lookAgain());
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

  private shownOf({ caseNumber, version }: CaseDetail, order: OrderDetail): Seen {
    return {
      order,
      caseNumber,
      caseVersion: version,
      shown: () => this.supportCase().caseNumber === caseNumber && this.supportCase().order?.id === order.id,
    };
  }

  /** Where somebody was faster, the case itself may be another by now. */
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

  /** A reply that comes late is nothing to this page once it shows another case. */
  private show(caseNumber: string, order: OrderDetail | null): void {
    const supportCase = this.supportCase();
    if (!order || supportCase.caseNumber !== caseNumber) return;
    this.changed.emit({
      ...supportCase,
      order,
      earlier: { ...supportCase.earlier, repaid: repaidOf(aboutPayment(order, supportCase.payment).card) },
    });
  }

  /** Asks for the order alone: the case would be logged as read anew each time. What came in the meantime is newer than the answer. */
  private async askAgain(): Promise<void> {
    const now = await this.lookAgain();
    if (now && !now.card?.inquiring) this.operations.tellOutcome(now);
  }

  private async lookAgain(): Promise<OrderDetail | null> {
    const { caseNumber, order: before } = this.supportCase();
    if (!before) return null;
    const now = await this.orders.order(before.id, true);
    if (this.supportCase().order !== before) return null;
    this.show(caseNumber, now);
    return now;
  }
}
