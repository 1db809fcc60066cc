import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderHistoryEntry } from '@contract';
import { InstantPipe } from '../../shared/formats/format-pipes';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { orderEventDetails } from '../card-payment/order-event-details';

/** Who did what with the order and when, the latest first. */
@Component({
  selector: 'app-order-history',
  imports: [InstantPipe, TranslocoPipe],
  templateUrl: './order-history.html',
  styles: `
    .details {
      color: var(--text-muted);
    }
    @media (width >= 70rem) {
      .at {
        inline-size: 1%;
        padding-inline-end: var(--space-5);
        white-space: nowrap;
      }
    }
  `,
})
export class OrderHistory {
  readonly history = input.required<readonly OrderHistoryEntry[]>();
  private readonly language = inject(LanguageChoice);
  protected readonly rows = computed(() =>
    this.history().map(({ event, at, by, detail }) => ({
      event,
      at,
      by,
      details: orderEventDetails(detail, this.language),
    })),
  );
}
