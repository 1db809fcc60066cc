import { Component, computed, inject, input } from '@angular/core';
import { GATEWAY_STATE_LABELS, type GatewayPaymentState } from '@contract';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { Icon, type IconName } from '../../shared/ui/icon';

/** What a badge shows of a payment. */
export interface ShownPayment {
  /** `none`: the gateway does not know the payment. */
  readonly state: GatewayPaymentState;
  /** The authorisation expired without a capture. */
  readonly expired?: boolean;
  /** 結果照会中: the outcome of an operation is not known yet. */
  readonly inquiring?: boolean;
}

type BadgeState = GatewayPaymentState | 'expired' | 'inquiring';
const STYLES: Record<BadgeState, { readonly icon: IconName; readonly tone: string }> = {
  authorized: { icon: 'clock', tone: 'badge-info' },
  captured: { icon: 'check', tone: 'badge-success' },
  refunded: { icon: 'reopen', tone: '' },
  voided: { icon: 'close', tone: '' },
  none: { icon: 'alert', tone: 'badge-danger' },
  expired: { icon: 'stop', tone: 'badge-danger' },
  inquiring: { icon: 'hourglass', tone: 'badge-warning' },
};

/** `<app-payment-state-badge [payment]="…" />`: 決済状態. */
@Component({
  selector: 'app-payment-state-badge',
  imports: [Icon],
  template: `<span class="badge" [class]="style().tone"
    ><app-icon [name]="style().icon" /><span>{{ words() }}</span></span
  >`,
})
export class PaymentStateBadge {
  readonly payment = input.required<ShownPayment>();
  private readonly language = inject(LanguageChoice);
  private readonly name = computed<BadgeState>(() => {
    const { state, expired, inquiring } = this.payment();
    if (inquiring) return 'inquiring';
    return expired ? 'expired' : state;
  });
  protected readonly style = computed(() => STYLES[this.name()]);
  protected readonly words = computed(() => {
    const name = this.name();
    return name === 'expired' || name === 'inquiring'
      ? this.language.text(`orders.states.${name}`)
      : this.language.label(GATEWAY_STATE_LABELS[name]);
  });
}
