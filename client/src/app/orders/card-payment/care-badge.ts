import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderCare } from '@contract';
import { DayPipe } from '../../shared/formats/format-pipes';
import { Icon, type IconName } from '../../shared/ui/icon';

/** Icon and colours of each 要対応 reason, for its badge and for the strip above the list. */
export const CARE_STYLES: Record<
  OrderCare,
  { readonly icon: IconName; readonly badge: string; readonly tone: string }
> = {
  expiring: { icon: 'hourglass', badge: 'badge-warning', tone: 'care-warning' },
  expired: { icon: 'stop', badge: 'badge-danger', tone: 'care-danger' },
  unrefunded: { icon: 'alert', badge: 'badge-danger', tone: 'care-danger' },
  uncaptured: { icon: 'alert', badge: 'badge-danger', tone: 'care-danger' },
  unreleased: { icon: 'clock', badge: 'badge-warning', tone: 'care-warning' },
  unpayable: { icon: 'alert', badge: 'badge-danger', tone: 'care-danger' },
};

/** `<app-care-badge [care]="…" [endsOn]="…" />`: why an order is 要対応; `endsOn` is the authorisation's last day. */
@Component({
  selector: 'app-care-badge',
  imports: [DayPipe, Icon, TranslocoPipe],
  template: `
    <span class="badge" [class]="style().badge">
      <app-icon [name]="style().icon" />
      <span
        >{{ 'orders.cares.' + care() | transloco }}
        @if (care() === 'expiring' && endsOn(); as date) {
          ({{ date | day }})
        }
      </span>
    </span>
  `,
})
export class CareBadge {
  readonly care = input.required<OrderCare>();
  readonly endsOn = input<string>();
  protected readonly style = computed(() => CARE_STYLES[this.care()]);
}
