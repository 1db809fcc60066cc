import { Component, computed, input } from '@angular/core';
import { ORDER_STATUS_LABELS, type OrderStatus } from '@contract';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { Icon, type IconName } from '../../shared/ui/icon';

const STYLES: Record<OrderStatus, { readonly icon: IconName; readonly tone: string }> = {
  pending: { icon: 'hourglass', tone: '' },
  new: { icon: 'mail', tone: 'badge-info' },
  awaiting_payment: { icon: 'clock', tone: 'badge-warning' },
  paid: { icon: 'check', tone: 'badge-success' },
  cancelled: { icon: 'close', tone: '' },
  back_ordered: { icon: 'clock', tone: 'badge-info' },
  shipped: { icon: 'checkCircle', tone: 'badge-success' },
};

/** `<app-order-status-badge [status]="…" />`: 対応状況 of an order. */
@Component({
  selector: 'app-order-status-badge',
  imports: [Icon, LabelPipe],
  template: `<span class="badge" [class]="style().tone"
    ><app-icon [name]="style().icon" /><span>{{ label() | label }}</span></span
  >`,
})
export class OrderStatusBadge {
  readonly status = input.required<OrderStatus>();
  protected readonly style = computed(() => STYLES[this.status()]);
  protected readonly label = computed(() => ORDER_STATUS_LABELS[this.status()]);
}
