import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDetail } from '@contract';
import { formatDate, formatInstant } from '../../shared/formats/formats';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { NoValue } from '../../shared/ui/no-value';

/** When, where and how an order was placed, and its current state. */
@Component({
  selector: 'app-order-facts',
  imports: [NoValue, TranslocoPipe],
  template: `
    <dl class="facts">
      @for (row of rows(); track row.name) {
        <div>
          <dt>{{ 'orders.field.' + row.name | transloco }}</dt>
          <dd class="number">
            @if (row.value) {
              {{ row.value }}
            } @else {
              <app-no-value />
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './two-columns.scss',
})
export class OrderFacts {
  readonly order = input.required<OrderDetail>();
  private readonly language = inject(LanguageChoice);
  protected readonly rows = computed(() => {
    const language = this.language.current();
    const order = this.order();
    const day = (date: string | null) => date && formatDate(date, language);
    return [
      { name: 'orderedAt', value: formatInstant(order.orderedAt, language) },
      { name: 'updatedAt', value: formatInstant(order.updatedAt, language) },
      { name: 'paymentMethod', value: this.language.text(`shared.methods.${order.paymentMethod}`) },
      { name: 'customerId', value: order.customerId },
      { name: 'paidOn', value: day(order.paidOn) },
      { name: 'shippedOn', value: day(order.shippedOn) },
      { name: 'service', value: `${order.serviceId} ${order.serviceName}` },
      { name: 'merchant', value: `${order.merchantId} ${order.merchantName}` },
    ];
  });
}
