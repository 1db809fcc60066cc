import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_CARES, type OrderCare, type OrderCares } from '@contract';
import { CountPipe } from '../../shared/formats/format-pipes';
import { Icon } from '../../shared/ui/icon';
import { CARE_LOOKS } from '../../shared/payments/care-badge';

const DIFFERENCES_LOOK = { icon: 'alert', tone: 'care-danger' } as const;

/** 「要対応の受注」: how many orders cost money unless somebody looks after them, or stand otherwise at the gateway; each leads to its orders. */
@Component({
  selector: 'app-order-care-strip',
  imports: [CountPipe, Icon, RouterLink, TranslocoPipe],
  templateUrl: './order-care-strip.html',
  styleUrl: './order-care-strip.scss',
})
export class OrderCareStrip {
  readonly cares = input.required<OrderCares>();
  /** What the list is narrowed to. */
  readonly chosen = input<OrderCare>();
  protected readonly rows = computed(() => [
    ...ORDER_CARES.map((care) => ({ care, look: CARE_LOOKS[care], link: [], query: { care }, ...this.cares()[care] })),
    { care: 'differences' as const, look: DIFFERENCES_LOOK, link: '/orders/differences', query: null, ...this.cares().differences },
  ]);
}
