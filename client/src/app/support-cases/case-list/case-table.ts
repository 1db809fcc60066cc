import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseQuery, type CaseSort, type CaseListItem, isSupport, noticeTypeLabel } from '@contract';
import { DayPipe, InstantPipe, YenPipe } from '../../shared/formats/format-pipes';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { SessionStore } from '../../shared/session/session-store';
import { DeadlineText } from '../../shared/ui/deadline-text';
import { StatusBadge } from '../../shared/ui/status-badge';

/** One page of cases: a table, or cards on a narrow screen. */
@Component({
  selector: 'app-case-table',
  imports: [DayPipe, DeadlineText, InstantPipe, LabelPipe, RouterLink, StatusBadge, TranslocoPipe, YenPipe],
  templateUrl: './case-table.html',
  styleUrl: './case-table.scss',
})
export class CaseTable {
  readonly cases = input.required<readonly CaseListItem[]>();
  readonly query = input.required<Pick<CaseQuery, 'sort' | 'order'>>();
  private readonly session = inject(SessionStore);
  protected readonly support = computed(() => isSupport(this.session.user()!.role));
  protected readonly noticeTypeLabel = noticeTypeLabel;

  protected sorted(by: CaseSort): 'ascending' | 'descending' | null {
    if (this.query().sort !== by) return null;
    return this.query().order === 'asc' ? 'ascending' : 'descending';
  }
}
