import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { YenPipe } from '../../shared/formats/format-pipes';
import type { Totals } from './totals';

/** The price of the goods including shipping. */
@Component({
  selector: 'app-cart-totals',
  imports: [TranslocoPipe, YenPipe],
  template: `
    <dl class="totals">
      <div>
        <dt>{{ 'shop.totals.subtotal' | transloco }}</dt>
        <dd class="number">{{ totals().subtotal | yen }}</dd>
      </div>
      <div>
        <dt>{{ 'shop.totals.shippingFee' | transloco }}</dt>
        <dd class="number">{{ totals().shippingFee | yen }}</dd>
      </div>
      <div class="total">
        <dt>{{ 'shop.totals.total' | transloco }}</dt>
        <dd class="number">{{ totals().total | yen }}</dd>
      </div>
    </dl>
  `,
  styles: `
    .totals {
      display: grid;
      gap: var(--space-1);
      justify-content: end;
      margin: var(--space-4) 0 0;
    }
    .totals > div {
      display: grid;
      grid-template-columns: minmax(7rem, auto) minmax(6rem, auto);
      gap: var(--space-4);
      text-align: end;
    }
    .totals dt {
      color: var(--text-muted);
    }
    .totals dd {
      margin: 0;
    }
    .total {
      padding-block-start: var(--space-1);
      border-block-start: 1px solid var(--line-strong);
      font-weight: 700;
      font-size: 1.125rem;
    }
    .totals .total dt {
      color: var(--text);
    }
  `,
})
export class CartTotals {
  readonly totals = input.required<Totals>();
}
