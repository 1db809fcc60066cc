import { Component, computed, inject, input } from '@angular/core';
import { GATEWAY_STATE_LABELS, type GatewayPaymentState } from '@contract';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { Icon, type IconName } from '../../shared/ui/icon';

/** What a badge says of a payment. */
export interface ShownPayment {
  /** `none`: the gateway knows nothing of it. */
  readonly state: GatewayPaymentState;
  /** The authorisation's last day is over, and nothing was captured. */
  readonly expired?: boolean;
  /** 結果照会中: an operation's outcome is not known yet. */
  readonly inquiring?: boolean;
}

type Look = GatewayPaymentState | 'expired' | 'inquiring';
const LOOKS: Record<Look, { readonly icon: IconName; readonly tone: string }> = {
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
  template: `<span class="badge" [class]="look().tone"
    ><app-icon [name]="look().icon" /><span>{{ words() }}</span></span
  >`,
})
export class PaymentStateBadge {
  readonly payment = input.required<ShownPayment>();
  private readonly language = inject(LanguageChoice);
  private readonly name = computed<Look>(() => {
    const { state, expired, inquiring } = this.payment();
    if (inquiring) return 'inquiring';
    return expired ? 'expired' : state;
  });
  protected readonly look = computed(() => LOOKS[this.name()]);
  protected readonly words = computed(() => {
    const name = this.name();
    return name === 'expired' || name === 'inquiring'
      ? this.language.text(`orders.states.${name}`)
      : this.language.label(GATEWAY_STATE_LABELS[name]);
  });
}
