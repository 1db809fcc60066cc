import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_STATUS_LABELS, type OrderHistoryEntry, explainGatewayCode } from '@contract';
import { InstantPipe } from '../../shared/formats/format-pipes';
import { formatDate, formatYen } from '../../shared/formats/formats';
import { LanguageChoice } from '../../shared/i18n/language-choice';

/** Who did what with the order, and when; the latest first. */
@Component({
  selector: 'app-order-history',
  imports: [InstantPipe, TranslocoPipe],
  templateUrl: './order-history.html',
  styles: `
    .details { color: var(--text-muted); }
    @media (width >= 70rem) { .at { inline-size: 1%; padding-inline-end: var(--space-5); white-space: nowrap; } }
  `,
})
export class OrderHistory {
  readonly history = input.required<readonly OrderHistoryEntry[]>();
  private readonly language = inject(LanguageChoice);
  protected readonly rows = computed(() => this.history().map(({ event, at, by, detail }) => ({ event, at, by, details: this.details(detail) })));

  /** 「新規受付 → 入金済み」, 「2026/11/25・12,800円」. */
  private details(detail: OrderHistoryEntry['detail']): string {
    if (!detail) return '';
    const language = this.language.current();
    const { from, to, on, amount, code, caseNumber } = detail;
    return [
      from && to && `${this.language.label(ORDER_STATUS_LABELS[from])} → ${this.language.label(ORDER_STATUS_LABELS[to])}`,
      on && formatDate(on, language),
      amount !== undefined && formatYen(amount, language),
      code && this.language.label(explainGatewayCode(code)),
      caseNumber && this.language.text('payments.history.fromCase', { caseNumber }),
    ].filter(Boolean).join(' / ');
  }
}
