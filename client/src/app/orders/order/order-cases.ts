import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type OrderDetail, noticeTypeLabel } from '@contract';
import { OrdersApi } from '../orders-api';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { DeadlineText } from '../../shared/ui/deadline-text';
import { Icon } from '../../shared/ui/icon';

/** Open cases about an order: whoever captures or refunds should know of them. */
@Component({
  selector: 'app-order-cases',
  imports: [DeadlineText, Icon, LabelPipe, RouterLink, TranslocoPipe],
  template: `
    @if (cases().length) {
      <div class="notice notice-warning">
        <app-icon name="alert" />
        <div>
          <p class="notice-heading">{{ 'orders.order.cases' | transloco }}</p>
          <ul>
            @for (open of cases(); track open.caseNumber) {
              <li>
                <a class="number" [routerLink]="['/cases', open.caseNumber]">{{ open.caseNumber }}</a>
                {{ noticeTypeLabel(open.noticeType) | label }} <app-deadline-text [deadline]="open.deadline" />
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
  styles: `
    li {
      margin-block: var(--space-1);
    }
    app-deadline-text {
      display: inline-flex;
      margin-inline-start: var(--space-2);
    }
  `,
})
export class OrderCases {
  readonly order = input.required<OrderDetail>();
  private readonly api = inject(OrdersApi);
  /** The same keys by which a case finds its order: トラッキングID, else 注文番号. */
  private readonly number = computed(() => this.order().card?.trackingId ?? this.order().orderNumber);
  private readonly found = resource({
    params: () => this.number(),
    loader: ({ params: q }) => this.api.openCases(q),
  });
  /** Support also reads cases of other merchants, whose order numbers may be the same. */
  protected readonly cases = computed(() =>
    this.found.hasValue()
      ? this.found.value().items.filter(({ merchantId }) => merchantId === this.order().merchantId)
      : [],
  );
  protected readonly noticeTypeLabel = noticeTypeLabel;
}
