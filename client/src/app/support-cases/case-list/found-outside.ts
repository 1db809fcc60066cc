import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseListItem, noticeTypeLabel } from '@contract';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { Icon } from '../../shared/ui/icon';
import { StatusBadge } from '../../shared/ui/status-badge';

/** Cases that match the searched number but not the other filters of the list. */
@Component({
  selector: 'app-found-outside',
  imports: [Icon, LabelPipe, RouterLink, StatusBadge, TranslocoPipe],
  template: `
    @if (cases().length) {
      <div class="notice notice-info" role="status">
        <app-icon name="info" />
        <div>
          <p class="notice-heading">{{ 'caseList.outside' | transloco: { number: number() } }}</p>
          <ul>
            @for (found of cases(); track found.caseNumber) {
              <li>
                <a class="number" [routerLink]="['/cases', found.caseNumber]">{{ found.caseNumber }}</a>
                <app-status-badge [status]="found.status" /> {{ noticeTypeLabel(found.noticeType) | label }}
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
  styles: `
    .notice {
      margin-block: var(--space-4) 0;
    }
    li {
      margin-block: var(--space-1);
    }
  `,
})
export class FoundOutside {
  readonly cases = input.required<readonly CaseListItem[]>();
  /** The number as it was searched for. */
  readonly number = input.required<string>();
  protected readonly noticeTypeLabel = noticeTypeLabel;
}
