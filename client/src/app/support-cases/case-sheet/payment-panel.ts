import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PaymentInformation } from '@contract';
import { formatDate, formatInstant, formatYen } from '../../shared/formats/formats';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { NoValue } from '../../shared/ui/no-value';

/** 「決済情報」: the payment as the acquirer sent it. */
@Component({
  selector: 'app-payment-panel',
  imports: [NoValue, TranslocoPipe],
  template: `
    <div class="card">
      <dl class="facts">
        @for (row of rows(); track row.name) {
          <div>
            <dt>{{ 'caseFields.' + row.name | transloco }}</dt>
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
    </div>
  `,
})
export class PaymentPanel {
  readonly payment = input.required<PaymentInformation>();
  private readonly language = inject(LanguageChoice);
  protected readonly rows = computed(() => {
    const language = this.language.current();
    const { method, amount, authorizedAt, capturedOn, cardBrand, ...texts } = this.payment();
    return [
      { name: 'method', value: this.language.text(`shared.methods.${method}`) },
      { name: 'trackingId', value: texts.trackingId },
      { name: 'amount', value: formatYen(amount, language) },
      { name: 'customerId', value: texts.customerId },
      { name: 'orderId', value: texts.orderId },
      { name: 'authorizedAt', value: authorizedAt && formatInstant(authorizedAt, language) },
      { name: 'capturedOn', value: capturedOn && formatDate(capturedOn, language) },
      { name: 'cardBrand', value: cardBrand && this.language.text(`shared.brands.${cardBrand}`) },
      { name: 'maskedCardNumber', value: texts.maskedCardNumber },
      { name: 'approvalCode', value: texts.approvalCode },
      { name: 'productName', value: texts.productName },
    ];
  });
}
