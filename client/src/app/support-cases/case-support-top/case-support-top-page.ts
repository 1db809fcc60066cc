import { Component, computed, inject, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE_CATEGORIES, CASE_CATEGORY_LABELS, type CategoryCounts } from '@contract';
import { SupportCasesApi } from '../support-cases-api';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { SupportText } from '../../shared/ui/support-text';
import { CountLink } from './count-link';

/** A column of the table: its count, and the filters of 依頼管理表 that show the very same cases. */
const COLUMNS = [
  { name: 'received', filter: { status: 'received' } },
  { name: 'reopened', filter: { status: 'reopened' } },
  { name: 'answered', filter: { status: 'closed_answered', sort: 'receivedAt', order: 'desc' } },
  { name: 'overdue', filter: { due: 'overdue' } },
  { name: 'dueSoon', filter: { due: 'soon' } },
] as const satisfies readonly { readonly name: keyof CategoryCounts; readonly filter: object }[];

/** 「顧客サポートトップ」: what is waiting, a row per 依頼カテゴリ. */
@Component({
  selector: 'app-case-support-top-page',
  imports: [CountLink, LabelPipe, ProblemNotice, SupportText, TranslocoPipe],
  templateUrl: './case-support-top-page.html',
  styleUrl: './case-support-top-page.scss',
})
export class CaseSupportTopPage {
  private readonly api = inject(SupportCasesApi);
  protected readonly counts = resource({ loader: () => this.api.caseCounts() });
  /** The table stands there before its counts, so that nothing moves when they come. */
  protected readonly rows = computed(() => {
    const known = this.counts.hasValue() ? this.counts.value().categories : [];
    return CASE_CATEGORIES.map((category) => ({
      category,
      counts: known.find((counts) => counts.category === category) ?? null,
    }));
  });
  protected readonly columns = COLUMNS;
  protected readonly categoryLabels = CASE_CATEGORY_LABELS;
}
