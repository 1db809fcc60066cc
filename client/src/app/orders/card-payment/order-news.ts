import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_STATUS_LABELS, type OrderDetail, type OrderHistoryEntry } from '@contract';
import { InstantPipe } from '../../shared/formats/format-pipes';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { orderEventDetails } from './order-event-details';
import { currentState } from './operation-outcome';

/** What changed in an order since the page showed it: its current state, and who did what. */
@Component({
  selector: 'app-order-news',
  imports: [InstantPipe, LabelPipe, TranslocoPipe],
  template: `
    <dl>
      <div>
        <dt>{{ 'orders.field.status' | transloco }}</dt>
        <dd>{{ statuses[now().status] | label }}</dd>
      </div>
      @if (payment(); as shownState) {
        <div>
          <dt>{{ 'orders.field.paymentState' | transloco }}</dt>
          <dd>{{ shownState }}</dd>
        </div>
      }
      @for (row of rows(); track $index) {
        <div>
          <dt class="number">{{ row.at | instant }} {{ row.by || ('orders.history.nobody' | transloco) }}</dt>
          <dd>
            {{ 'orders.history.events.' + row.event | transloco }}
            @if (row.details) {
              <span class="details number">{{ row.details }}</span>
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl,
    dd {
      margin: 0;
    }
    dt {
      color: var(--text-muted);
      font-size: 0.875rem;
    }
    dl > div + div {
      margin-block-start: var(--space-2);
    }
    .details {
      color: var(--text-muted);
    }
  `,
})
export class OrderNews {
  readonly seen = input.required<OrderDetail>();
  readonly now = input.required<OrderDetail>();
  protected readonly statuses = ORDER_STATUS_LABELS;
  private readonly language = inject(LanguageChoice);
  protected readonly payment = computed(() => {
    const { card } = this.now();
    const state = card && currentState(card);
    return typeof state === 'string' ? this.language.text(state) : state && this.language.label(state);
  });
  protected readonly rows = computed(() =>
    newEntries(this.seen(), this.now()).map(({ event, at, by, detail }) => ({
      event,
      at,
      by,
      details: orderEventDetails(detail, this.language),
    })),
  );
}

function newEntries({ history: seen }: OrderDetail, { history }: OrderDetail): readonly OrderHistoryEntry[] {
  return history.filter(({ at, event }) => !seen.some((entry) => entry.at === at && entry.event === event));
}
