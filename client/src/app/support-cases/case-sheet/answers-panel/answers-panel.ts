import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseDetail, type CaseStatus, isOpen, noticeType } from '@contract';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import { SessionStore } from '../../../shared/session/session-store';
import { Icon } from '../../../shared/ui/icon';
import { SupportText } from '../../../shared/ui/support-text';
import { AnswerRevisions } from './answer-revisions';
import { AskedList } from './asked-list';

const SEALED: Partial<Record<CaseStatus, string>> = {
  closed_answered: 'caseSheet.sealed.answered',
  closed_withdrawn: 'caseSheet.sealed.withdrawn',
  closed_expired: 'caseSheet.sealed.expired',
};

/** 「依頼・回答内容」: what is asked, and every answer given. */
@Component({
  selector: 'app-answers-panel',
  imports: [AnswerRevisions, AskedList, Icon, LabelPipe, RouterLink, SupportText, TranslocoPipe],
  templateUrl: './answers-panel.html',
  styleUrl: './answers-panel.scss',
})
export class AnswersPanel {
  readonly supportCase = input.required<CaseDetail>();
  /** 「再オープン」 was pressed. */
  readonly reopen = output();
  private readonly session = inject(SessionStore);
  protected readonly type = computed(() => noticeType(this.supportCase().noticeType));
  /** Whom to ask: told to the merchant's people, not to those who would be asked. */
  protected readonly sealed = computed(() =>
    this.session.user()?.merchant ? SEALED[this.supportCase().status] : undefined,
  );
  protected readonly viewerOnly = computed(
    () => isOpen(this.supportCase().status) && this.session.user()?.role === 'merchant_viewer',
  );
}
