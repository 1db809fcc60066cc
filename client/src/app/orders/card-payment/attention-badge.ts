import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderAttention } from '@contract';
import { DayPipe } from '../../shared/formats/format-pipes';
import { Icon, type IconName } from '../../shared/ui/icon';

/** Icon and colours of each 要対応 reason, for its badge and for the strip above the list. */
export const ATTENTION_STYLES: Record<
  OrderAttention,
  { readonly icon: IconName; readonly badge: string; readonly tone: string }
> = {
  expiring: { icon: 'hourglass', badge: 'badge-warning', tone: 'attention-warning' },
  expired: { icon: 'stop', badge: 'badge-danger', tone: 'attention-danger' },
  unrefunded: { icon: 'alert', badge: 'badge-danger', tone: 'attention-danger' },
  uncaptured: { icon: 'alert', badge: 'badge-danger', tone: 'attention-danger' },
  unreleased: { icon: 'clock', badge: 'badge-warning', tone: 'attention-warning' },
  unpayable: { icon: 'alert', badge: 'badge-danger', tone: 'attention-danger' },
};

/** `<app-attention-badge [attention]="…" [endsOn]="…" />`: why an order is 要対応; `endsOn` is the authorisation's last day. */
@Component({
  selector: 'app-attention-badge',
  imports: [DayPipe, Icon, TranslocoPipe],
  template: `
    <span class="badge" [class]="style().badge">
      <app-icon [name]="style().icon" />
      <span
        >{{ 'orders.attentions.' + attention() | transloco }}
        @if (attention() === 'expiring' && endsOn(); as date) {
          ({{ date | day }})
        }
      </span>
    </span>
  `,
})
export class AttentionBadge {
  readonly attention = input.required<OrderAttention>();
  readonly endsOn = input<string>();
  protected readonly style = computed(() => ATTENTION_STYLES[this.attention()]);
}
