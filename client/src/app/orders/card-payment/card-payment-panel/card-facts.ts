import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CardPayment } from '@contract';
import { formatDate, formatInstant, formatYen } from '../../../shared/formats/formats';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { NoValue } from '../../../shared/ui/no-value';

/** The facts of a card payment. */
@Component({
  selector: 'app-card-facts',
  imports: [NoValue, TranslocoPipe],
  template: `
    <dl class="facts">
      @for (row of rows(); track row.name) {
        <div>
          <dt>{{ 'orders.card.field.' + row.name | transloco }}</dt>
          <dd class="number">
            @if (row.value) {
              <span class="as-typed">{{ row.value }}</span>
            } @else {
              <app-no-value />
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    .facts > div {
      padding-block: var(--space-2);
    }
  `,
})
export class CardFacts {
  readonly payment = input.required<CardPayment>();
  private readonly language = inject(LanguageChoice);
  protected readonly rows = computed(() => {
    const language = this.language.current();
    const card = this.payment();
    const day = (date: string | null) => date && formatDate(date, language);
    return [
      { name: 'trackingId', value: card.trackingId },
      { name: 'amount', value: formatYen(card.amount, language) },
      { name: 'card', value: `${this.language.text(`shared.brands.${card.cardBrand}`)} ${card.maskedCardNumber}` },
      { name: 'approvalCode', value: card.approvalCode },
      { name: 'authorizedAt', value: formatInstant(card.authorizedAt, language) },
      { name: 'authorizationEndsOn', value: formatDate(card.authorizationEndsOn, language) },
      { name: card.autoCaptured ? 'autoCapturedOn' : 'capturedOn', value: day(card.capturedOn) },
      { name: 'refundedOn', value: day(card.refundedOn) },
      ...(card.repayment ? this.repaymentRows(card.repayment) : []),
    ];
  });

  private repaymentRows({
    on,
    amount,
    note,
    recordedAt,
    recordedBy,
  }: NonNullable<CardPayment['repayment']>): { name: string; value: string }[] {
    const language = this.language.current();
    return [
      { name: 'repaidOn', value: formatDate(on, language) },
      { name: 'repaidAmount', value: formatYen(amount, language) },
      { name: 'repaymentNote', value: note },
      { name: 'repaymentRecorded', value: `${formatInstant(recordedAt, language)} ${recordedBy}` },
    ];
  }
}
