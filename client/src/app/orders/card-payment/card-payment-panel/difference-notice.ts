import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CardPayment, PAYMENT_STATE_LABELS, type TheirPayment } from '@contract';
import { InstantPipe } from '../../../shared/formats/format-pipes';
import { formatYen } from '../../../shared/formats/formats';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { Icon } from '../../../shared/ui/icon';
import { SupportText } from '../../../shared/ui/support-text';

/**
 * Shown when the gateway reports another state of this payment: what that means for the buyer, and whom to ask before
 * anything else is done.
 */
@Component({
  selector: 'app-difference-notice',
  imports: [Icon, InstantPipe, SupportText, TranslocoPipe],
  template: `
    <div class="notice notice-danger">
      <app-icon name="alert" />
      <div>
        <p class="notice-heading">{{ 'orders.card.difference.' + name() + '.title' | transloco }}</p>
        <p>{{ 'orders.card.difference.' + name() + '.text' | transloco: params() }}</p>
        <p><app-support-text text="orders.card.difference.advice" /></p>
        <p>{{ 'orders.card.difference.found' | transloco: { at: (difference().foundAt | instant) } }}</p>
      </div>
    </div>
  `,
  styles: '.notice p:not(:last-child) { margin-block-end: var(--space-1); }',
})
export class DifferenceNotice {
  readonly payment = input.required<CardPayment>();
  readonly difference = input.required<TheirPayment>();
  private readonly language = inject(LanguageChoice);
  private readonly otherAmount = computed(() => {
    const { theirs, theirAmount } = this.difference();
    return theirs === this.payment().state ? theirAmount : null;
  });
  /** Key of the texts: the gateway's state, or "the same state with another amount". */
  protected readonly name = computed(() => (this.otherAmount() === null ? this.difference().theirs : 'amount'));
  protected readonly params = computed(() => {
    const { state, amount } = this.payment();
    const yen = (value: number) => formatYen(value, this.language.current());
    const other = this.otherAmount();
    return other === null
      ? { ours: this.language.label(PAYMENT_STATE_LABELS[state]) }
      : { ours: yen(amount), theirs: yen(other) };
  });
}
