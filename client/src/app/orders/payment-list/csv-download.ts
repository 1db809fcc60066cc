import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PaymentQuery } from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { OrdersApi } from '../orders-api';
import { Reauthentication } from '../../shared/session/reauthentication';
import { SessionStore } from '../../shared/session/session-store';
import { Toasts } from '../../shared/ui/notices/toasts';
import { CSV_ENCODINGS, type CsvEncoding, PAYMENT_LIST, csvQuery } from './payment-query';

/** After this time the browser has started to save the file, so its object URL can be released. */
const KEPT_MS = 60_000;

/**
 * Downloads the whole result as CSV, in UTF-8 or in the encoding that Excel expects in Japan. The browser downloads the
 * file itself and would report an ended session to nobody, so the session is checked first.
 * A search that identifies a person must not appear in a URL: in that case the page fetches the file and passes it to
 * the browser.
 */
@Component({
  selector: 'app-csv-download',
  imports: [TranslocoPipe],
  template: `
    <label class="encoding">
      <span>{{ 'orders.csv.encoding' | transloco }}</span>
      <select class="input input-small" (change)="choose($event)">
        @for (choice of encodings; track choice) {
          <option [value]="choice" [selected]="choice === encoding()">
            {{ 'orders.csv.encodings.' + choice | transloco }}
          </option>
        }
      </select>
    </label>
    <button type="button" class="button button-small" (click)="download()">
      {{ 'orders.csv.download' | transloco }}
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: var(--space-2) var(--space-3);
      margin-block-end: var(--space-3);
    }
    .encoding {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
      font-size: 0.875rem;
    }
    select {
      inline-size: auto;
    }
  `,
})
export class CsvDownload {
  readonly query = input.required<PaymentQuery>();
  protected readonly encodings = CSV_ENCODINGS;
  protected readonly encoding = signal<CsvEncoding>('utf-8');

  private readonly api = inject(OrdersApi);
  private readonly session = inject(SessionStore);
  private readonly reauthentication = inject(Reauthentication);
  private readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);

  protected async download(): Promise<void> {
    const query = csvQuery(this.query(), this.encoding());
    try {
      if (!(await this.session.refresh())) await this.reauthentication.ask();
      if (PAYMENT_LIST.isPersonal(this.query())) return await this.handOver(query);
      this.save(`/api/payments.csv?${new URLSearchParams(query).toString()}`);
    } catch (failure) {
      this.toasts.show(`shared.problem.${ApiProblem.from(failure).code}`);
    }
  }

  private async handOver(query: Readonly<Record<string, string>>): Promise<void> {
    const { body, headers } = await this.api.paymentsFile(query);
    const url = URL.createObjectURL(body!);
    this.save(url, /filename="([^"]+)"/.exec(headers.get('Content-Disposition') ?? '')?.[1]);
    setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  }

  /** Uses a link of its own, because the page may be re-rendered meanwhile. */
  private save(href: string, download = ''): void {
    Object.assign(this.document.createElement('a'), { href, download }).click();
  }

  protected choose(event: Event): void {
    this.encoding.set((event.target as HTMLSelectElement).value as CsvEncoding);
  }
}
