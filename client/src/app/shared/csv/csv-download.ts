import { HttpClient } from '@angular/common/http';
import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem } from '../api/api-problem';
import { Reauthentication } from '../session/reauthentication';
import { SessionStore } from '../session/session-store';
import { Toasts } from '../ui/notices/toasts';

/** The encodings of `shared/csv` on the server. */
const CSV_ENCODINGS = ['utf-8', 'cp932'] as const;
type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** After this time the browser has started to save the file, so its object URL can be released. */
const KEPT_MS = 60_000;

/** The query of the whole result, independent of the page on the screen. */
export function csvQuery(query: object, encoding: CsvEncoding): Record<string, string> {
  const given = Object.entries(query).filter(([name, value]) => value && name !== 'cursor');
  return { ...Object.fromEntries(given), encoding };
}

/**
 * Downloads the whole result of a list as CSV, in UTF-8 or in the encoding that Excel expects in Japan. The browser downloads the
 * file itself and would report an ended session to nobody, so the session is checked first.
 * A search that identifies a person must not appear in a URL: in that case the page fetches the file and passes it to
 * the browser.
 */
@Component({
  selector: 'app-csv-download',
  imports: [TranslocoPipe],
  template: `
    <label class="encoding">
      <span>{{ 'shared.csv.encoding' | transloco }}</span>
      <select class="input input-small" (change)="choose($event)">
        @for (choice of encodings; track choice) {
          <option [value]="choice" [selected]="choice === encoding()">
            {{ 'shared.csv.encodings.' + choice | transloco }}
          </option>
        }
      </select>
    </label>
    <button type="button" class="button button-small" (click)="download()">
      {{ 'shared.csv.download' | transloco }}
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
  /** The route of the file, which answers GET and, for a personal search, POST. */
  readonly path = input.required<string>();
  readonly query = input.required<object>();
  /** Whether the search identifies a person. */
  readonly personal = input(false);
  protected readonly encodings = CSV_ENCODINGS;
  protected readonly encoding = signal<CsvEncoding>('utf-8');

  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly reauthentication = inject(Reauthentication);
  private readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);

  protected async download(): Promise<void> {
    const query = csvQuery(this.query(), this.encoding());
    try {
      if (!(await this.session.refresh())) await this.reauthentication.ask();
      if (this.personal()) return await this.handOver(query);
      this.save(`${this.path()}?${new URLSearchParams(query).toString()}`);
    } catch (failure) {
      this.toasts.show(`shared.problem.${ApiProblem.from(failure).code}`);
    }
  }

  private async handOver(query: Readonly<Record<string, string>>): Promise<void> {
    const { body, headers } = await firstValueFrom(
      this.http.post(this.path(), query, { responseType: 'blob', observe: 'response' }),
    );
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
