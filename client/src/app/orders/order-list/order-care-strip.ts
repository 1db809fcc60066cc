import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_CARES, type OrderCare, type OrderCares } from '@contract';
import { CountPipe } from '../../shared/formats/format-pipes';
import { Icon } from '../../shared/ui/icon';
import { CARE_STYLES } from '../card-payment/care-badge';
import { NoValue } from '../../shared/ui/no-value';

const DIFFERENCES_STYLE = { icon: 'alert', tone: 'care-danger' } as const;

/**
 * 「要対応の受注」: the number of orders per reason that lose money without action, or that differ at the gateway. Each
 * number links to its orders.
 */
@Component({
  selector: 'app-order-care-strip',
  imports: [CountPipe, Icon, NoValue, RouterLink, TranslocoPipe],
  templateUrl: './order-care-strip.html',
  styleUrl: './order-care-strip.scss',
})
export class OrderCareStrip {
  /** Null while the numbers are loading: the strip already takes up its space. */
  readonly cares = input.required<OrderCares | null>();
  readonly loading = input.required<boolean>();
  /** The reason by which the list is filtered. */
  readonly chosen = input<OrderCare>();
  protected readonly rows = computed(() => [
    ...ORDER_CARES.map((care) => ({
      care,
      style: CARE_STYLES[care],
      link: [],
      query: { care },
      counted: this.cares()?.[care],
    })),
    {
      care: 'differences' as const,
      style: DIFFERENCES_STYLE,
      link: '/orders/differences',
      query: null,
      counted: this.cares()?.differences,
    },
  ]);
}
