import { Component, computed, inject, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  CASE_CATEGORIES,
  COUNT_COLUMNS,
  type CaseCategory,
  type CaseQuery,
  type CountColumn,
  caseStatus,
  category,
  statusesOf,
} from '@contract';
import { SupportCasesApi } from '../support-cases-api';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { ProblemNotice } from '../../shared/ui/notices/problem-notice';
import { SupportText } from '../../shared/ui/support-text';
import { CountLink } from './count-link';

/** 「顧客サポートトップ」: the open cases, one row per 依頼カテゴリ. */
@Component({
  selector: 'app-case-support-top-page',
  imports: [CountLink, LabelPipe, ProblemNotice, SupportText, TranslocoPipe],
  templateUrl: './case-support-top-page.html',
  styleUrl: './case-support-top-page.scss',
})
export class CaseSupportTopPage {
  private readonly api = inject(SupportCasesApi);
  protected readonly counts = resource({ loader: () => this.api.caseCounts() });
  /** The table is rendered before its counts arrive, so that the layout does not shift. */
  protected readonly rows = computed(() => {
    const known = this.counts.hasValue() ? this.counts.value().categories : [];
    return CASE_CATEGORIES.map((code) => ({
      category: code,
      label: category(code).label,
      counts: known.find((counts) => counts.category === code) ?? null,
      cells: COUNT_COLUMNS.map((column) => ({ column, query: casesCounted(code, column) })),
    }));
  });
  protected readonly columns = COUNT_COLUMNS;
}

/**
 * The filters of 依頼管理表 that show exactly the cases that a column counts. Closed cases are sorted by their date of
 * receipt, the latest first.
 */
function casesCounted(of: CaseCategory, column: CountColumn): CaseQuery {
  if (column === 'overdue') return { category: of, due: 'overdue' };
  if (column === 'dueSoon') return { category: of, due: 'soon' };
  const status = statusesOf(of).find((code) => caseStatus(code).countedIn.includes(column));
  const order = status && !caseStatus(status).open ? ({ sort: 'receivedAt', order: 'desc' } as const) : {};
  return { category: of, status, ...order };
}
