import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDetail } from '@contract';
import { NoValue } from '../../shared/ui/no-value';
import { Unreadable } from '../../shared/ui/unreadable';

/** The buyer and the delivery address. */
@Component({
  selector: 'app-order-people',
  imports: [NoValue, TranslocoPipe, Unreadable],
  template: `
    @for (part of parts(); track part.name) {
      <section class="card" [attr.aria-labelledby]="part.name + '-heading'">
        <h2 [id]="part.name + '-heading'">{{ 'orders.people.' + part.name | transloco }}</h2>
        @if (!order().buyer) {
          <p><app-unreadable /></p>
        } @else if (part.same) {
          <p>{{ 'orders.people.sameAsBuyer' | transloco }}</p>
        }
        <dl class="facts">
          @for (row of part.rows; track row.name) {
            <div>
              <dt>{{ 'orders.field.' + row.name | transloco }}</dt>
              <dd>
                @if (row.value) {
                  <span class="as-typed">{{ row.value }}</span>
                } @else {
                  <app-no-value />
                }
              </dd>
            </div>
          }
        </dl>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
      gap: var(--space-4);
    }
    .card {
      margin: 0;
    }
    .facts {
      grid-template-columns: minmax(6rem, 8rem) minmax(0, 1fr);
    }
    .facts > div {
      padding-block: var(--space-2);
    }
    @media (width < 40rem) {
      .facts {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class OrderPeople {
  readonly order = input.required<OrderDetail>();
  protected readonly parts = computed(() => {
    const { buyer, delivery, carrier, slipNumber } = this.order();
    const shipping = [
      { name: 'carrier', value: carrier },
      { name: 'slipNumber', value: slipNumber },
    ];
    return [
      {
        name: 'buyer',
        same: false,
        rows: buyer
          ? [
              { name: 'name', value: buyer.name },
              { name: 'kana', value: buyer.kana },
              { name: 'email', value: buyer.email },
              ...place(buyer),
            ]
          : [],
      },
      {
        name: 'delivery',
        same: !delivery,
        rows: delivery ? [{ name: 'name', value: delivery.name }, ...place(delivery), ...shipping] : shipping,
      },
    ];
  });
}

function place({
  phone,
  postalCode,
  address,
}: {
  phone: string | null;
  postalCode: string | null;
  address: string | null;
}): { name: string; value: string | null }[] {
  return [
    { name: 'phone', value: phone },
    { name: 'postalCode', value: postalCode },
    { name: 'address', value: address },
  ];
}
