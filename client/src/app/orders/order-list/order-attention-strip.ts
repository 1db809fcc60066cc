import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_ATTENTIONS, type OrderAttention, type OrderAttentionCounts } from '@contract';
import { CountPipe } from '../../shared/formats/format-pipes';
import { Icon } from '../../shared/ui/icon';
import { ATTENTION_STYLES } from '../card-payment/attention-badge';
import { NoValue } from '../../shared/ui/no-value';

const DIFFERENCES_STYLE = { icon: 'alert', tone: 'attention-danger' } as const;

/**
 * 「要対応の受注」: the number of orders per reason that lose money without action, or that differ at the gateway. Each
 * number links to its orders.
 */
@Component({
  selector: 'app-order-attention-strip',
  imports: [CountPipe, Icon, NoValue, RouterLink, TranslocoPipe],
  templateUrl: './order-attention-strip.html',
  styleUrl: './order-attention-strip.scss',
})
export class OrderAttentionStrip {
  /** Null while the numbers are loading: the strip already takes up its space. */
  readonly counts = input.required<OrderAttentionCounts | null>();
  readonly loading = input.required<boolean>();
  /** The reason by which the list is filtered. */
  readonly chosen = input<OrderAttention>();
  protected readonly rows = computed(() => [
    ...ORDER_ATTENTIONS.map((attention) => ({
      attention,
      style: ATTENTION_STYLES[attention],
      link: [],
      query: { attention },
      counted: this.counts()?.[attention],
    })),
    {
      attention: 'differences' as const,
      style: DIFFERENCES_STYLE,
      link: '/orders/differences',
      query: null,
      counted: this.counts()?.differences,
    },
  ]);
}
