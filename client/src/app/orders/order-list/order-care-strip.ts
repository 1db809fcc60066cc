import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_CARES, type OrderCare, type OrderCares } from '@contract';
import { CountPipe } from '../../shared/formats/format-pipes';
import { Icon } from '../../shared/ui/icon';
import { CARE_LOOKS } from '../card-payment/care-badge';
import { NoValue } from '../../shared/ui/no-value';

const DIFFERENCES_LOOK = { icon: 'alert', tone: 'care-danger' } as const;

/** 「要対応の受注」: how many orders cost money unless somebody looks after them, or stand otherwise at the gateway; each leads to its orders. */
@Component({
  selector: 'app-order-care-strip',
  imports: [CountPipe, Icon, NoValue, RouterLink, TranslocoPipe],
  templateUrl: './order-care-strip.html',
  styleUrl: './order-care-strip.scss',
})
export class OrderCareStrip {
  /** Null while they are not known: the strip takes its room before. */
  readonly cares = input.required<OrderCares | null>();
  readonly loading = input.required<boolean>();
  /** What the list is narrowed to. */
  readonly chosen = input<OrderCare>();
  protected readonly rows = computed(() => [
    ...ORDER_CARES.map((care) => ({
      care,
      look: CARE_LOOKS[care],
      link: [],
      query: { care },
      counted: this.cares()?.[care],
    })),
    {
      care: 'differences' as const,
      look: DIFFERENCES_LOOK,
      link: '/orders/differences',
      query: null,
      counted: this.cares()?.differences,
    },
  ]);
}
