import { Component, computed, effect, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { noticeTypeLabel } from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { SupportCasesApi } from '../support-cases-api';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { BACK, ListPlaces } from '../../shared/lists/list-places';
import { PageTitle } from '../../shared/page-title';
import { ChangeUser } from '../../shared/session/change-user';
import { DeadlineText } from '../../shared/ui/deadline-text';
import { Icon } from '../../shared/ui/icon';
import { ProblemNotice } from '../../shared/ui/notices/problem-notice';
import { StatusBadge } from '../../shared/ui/status-badge';
import { AnswersPanel } from './answers-panel/answers-panel';
import { ReopeningDialog } from './answers-panel/reopening-dialog';
import { EarlierNotices } from './earlier-notices';
import { CaseOrderPanel } from './order-panel/case-order-panel';
import { PaymentPanel } from './payment-panel';
import { RequestPanel } from './request-panel/request-panel';
import { SheetSkeleton } from './sheet-skeleton';
import { SHEET_TABS, type SheetTab, SheetTabs } from './sheet-tabs';

/** `/cases/:caseNumber?tab=…`: 案件管理票. */
@Component({
  selector: 'app-case-sheet-page',
  imports: [
    AnswersPanel,
    CaseOrderPanel,
    ChangeUser,
    DeadlineText,
    EarlierNotices,
    Icon,
    LabelPipe,
    PaymentPanel,
    ProblemNotice,
    ReopeningDialog,
    RequestPanel,
    RouterLink,
    SheetSkeleton,
    SheetTabs,
    StatusBadge,
    TranslocoPipe,
  ],
  templateUrl: './case-sheet-page.html',
  styleUrl: './case-sheet-page.scss',
})
export class CaseSheetPage {
  readonly caseNumber = input.required<string>();
  readonly tab = input<string>();
  protected readonly supportCase = resource({
    params: () => this.caseNumber(),
    loader: ({ params }) => this.api.supportCase(params),
  });
  protected readonly found = computed(() => (this.supportCase.hasValue() ? this.supportCase.value() : null));
  /** The server answers 404 both for unknown cases and for those of another merchant. */
  protected readonly notFound = computed(() => ApiProblem.from(this.supportCase.error()).code === 'not_found');
  protected readonly typeLabel = computed(() => noticeTypeLabel(this.found()!.noticeType));
  protected readonly selected = computed<SheetTab>(() => SHEET_TABS.find((tab) => tab === this.tab()) ?? 'request');
  /**
   * Once opened for a case, the payment tab stays rendered behind the other tabs: an operation takes seconds, its
   * outcome may be unknown for longer, and the panel that started it waits for the outcome and shows it.
   */
  protected readonly paymentOpened = linkedSignal<{ readonly caseNumber: string; readonly now: boolean }, boolean>({
    source: () => ({ caseNumber: this.caseNumber(), now: this.selected() === 'payment' }),
    computation: ({ caseNumber, now }, before) => now || (before?.source.caseNumber === caseNumber && before.value),
  });
  /** The dialog is outside the tabs, so that its input stays when the tab changes. */
  protected readonly reopening = signal(false);
  private readonly api = inject(SupportCasesApi);
  private readonly router = inject(Router);

  protected readonly back = BACK;
  protected readonly wayBack = inject(ListPlaces).wayBack('/cases');

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.show('caseSheet.documentTitle', { caseNumber: this.caseNumber() }));
  }

  /** The pressed button disappears with its tab, so the focus moves to the opened tab. */
  protected goToAnswers(): void {
    this.select('answers');
    document.getElementById('tab-answers')?.focus();
  }

  protected select(tab: SheetTab): void {
    if (tab === this.selected()) return;
    void this.router.navigate(['/cases', this.caseNumber()], { queryParams: { tab: tab === 'request' ? null : tab } });
  }
}
