import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HistoryEntry } from '@contract';
import { InstantPipe } from '../../../shared/formats/format-pipes';

/** Who did what with the case and when, the latest first. */
@Component({
  selector: 'app-case-history',
  imports: [InstantPipe, TranslocoPipe],
  template: `
    <section class="card" aria-labelledby="history-heading">
      <h2 id="history-heading">{{ 'caseSheet.history.title' | transloco }}</h2>
      <table class="table table-cards" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">{{ 'caseSheet.history.at' | transloco }}</th>
            <th role="columnheader" scope="col">{{ 'caseSheet.history.what' | transloco }}</th>
            <th role="columnheader" scope="col">{{ 'caseSheet.history.by' | transloco }}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (entry of history(); track $index) {
            <tr role="row">
              <td role="cell" class="number at" [attr.data-label]="'caseSheet.history.at' | transloco">
                {{ entry.at | instant }}
              </td>
              <td role="cell" [attr.data-label]="'caseSheet.history.what' | transloco">
                {{ 'caseSheet.history.' + entry.event | transloco: { revision: entry.revision } }}
              </td>
              <td role="cell" [attr.data-label]="'caseSheet.history.by' | transloco">{{ entry.by }}</td>
            </tr>
          }
        </tbody>
      </table>
    </section>
  `,
  styleUrl: './records.scss',
})
export class CaseHistory {
  readonly history = input.required<readonly HistoryEntry[]>();
}
