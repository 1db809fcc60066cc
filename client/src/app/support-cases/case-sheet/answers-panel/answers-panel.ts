import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseDetail, type StatusMeaning, caseStatus, noticeType } from '@contract';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import { SessionStore } from '../../../shared/session/session-store';
import { Icon } from '../../../shared/ui/icon';
import { SupportText } from '../../../shared/ui/support-text';
import { AnswerRevisions } from './answer-revisions';
import { AskedList } from './asked-list';

const FINAL: Partial<Record<StatusMeaning, string>> = {
  answered: 'caseSheet.final.answered',
  withdrawn: 'caseSheet.final.withdrawn',
  expired: 'caseSheet.final.expired',
};

/** 「依頼・回答内容」: what the request asks for, and every registered answer. */
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
  protected readonly status = computed(() => caseStatus(this.supportCase().status));
  /** Whom to contact about a closed case; shown to the merchant's people, not to support itself. */
  protected readonly final = computed(() => (this.session.user()?.merchant ? FINAL[this.status().meaning] : undefined));
  protected readonly viewerOnly = computed(
    () => this.status().turn === 'merchant' && this.session.user()?.role === 'merchant_viewer',
  );
}
