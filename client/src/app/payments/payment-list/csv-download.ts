import { Component, DOCUMENT, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PaymentQuery } from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { Reauthentication } from '../../shared/session/reauthentication';
import { SessionStore } from '../../shared/session/session-store';
import { Toasts } from '../../shared/ui/toasts';
import { CSV_ENCODINGS, type CsvEncoding, csvUrl } from './payment-query';

/** The whole result as CSV, in UTF-8 or as Excel reads it in Japan. The browser loads it by itself, and says nothing when the session has ended: that is asked first. */
@Component({
  selector: 'app-csv-download',
  imports: [TranslocoPipe],
  template: `
    <label class="encoding">
      <span>{{ 'payments.csv.encoding' | transloco }}</span>
      <select class="input input-small" (change)="choose($event)">
        @for (choice of encodings; track choice) {<option [value]="choice" [selected]="choice === encoding()">{{ 'payments.csv.encodings.' + choice | transloco }}</option>}
      </select>
    </label>
    <a class="button button-small" download [href]="url()" (click)="$event.preventDefault(); download()">{{ 'payments.csv.download' | transloco }}</a>
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: var(--space-2) var(--space-3); margin-block-end: var(--space-3); }
    .encoding { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-2); font-size: 0.875rem; }
    select { inline-size: auto; }
  `,
})
export class CsvDownload {
  readonly query = input.required<PaymentQuery>();
  protected readonly encodings = CSV_ENCODINGS;
  protected readonly encoding = signal<CsvEncoding>('utf-8');
  protected readonly url = computed(() => csvUrl(this.query(), this.encoding()));

  private readonly session = inject(SessionStore);
  private readonly reauthentication = inject(Reauthentication);
  private readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);

  protected async download(): Promise<void> {
    const url = this.url();
    try {
      if (!(await this.session.refresh())) await this.reauthentication.ask();
      // Of its own: the page with the other one may be made anew meanwhile.
      Object.assign(this.document.createElement('a'), { href: url, download: '' }).click();
    } catch (failure) {
      this.toasts.show(`shared.problem.${ApiProblem.from(failure).code}`);
    }
  }

  protected choose(event: Event): void {
    this.encoding.set((event.target as HTMLSelectElement).value as CsvEncoding);
  }
}
