import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseDetail, category, noticeType, noticeTypeLabel, tokyoDate } from '@contract';
import { DayPipe, InstantPipe } from '../../../shared/formats/format-pipes';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import { DeadlineText } from '../../../shared/ui/deadline-text';
import { Icon } from '../../../shared/ui/icon';
import { NoValue } from '../../../shared/ui/no-value';
import { StatusBadge } from '../../../shared/ui/status-badge';
import { CaseHistory } from './case-history';
import { CaseMails } from './case-mails';

/** 「依頼管理情報」: the request, its dates and its history. */
@Component({
  selector: 'app-request-panel',
  imports: [
    CaseHistory,
    CaseMails,
    DayPipe,
    DeadlineText,
    Icon,
    InstantPipe,
    LabelPipe,
    NoValue,
    StatusBadge,
    TranslocoPipe,
  ],
  templateUrl: './request-panel.html',
  styleUrl: './request-panel.scss',
})
export class RequestPanel {
  readonly supportCase = input.required<CaseDetail>();
  /** The person wants to answer, which happens in another tab. */
  readonly toAnswer = output();
  protected readonly type = computed(() => noticeType(this.supportCase().noticeType));
  protected readonly typeLabel = computed(() => noticeTypeLabel(this.supportCase().noticeType));
  protected readonly categoryLabel = computed(() => category(this.supportCase().category).label);
  /** 回答日 is the date in Japan. */
  protected readonly answeredOn = computed(() => {
    const { answeredAt } = this.supportCase();
    return answeredAt && tokyoDate(new Date(answeredAt));
  });
  protected readonly noRecipient = computed(() =>
    this.supportCase().history.some((entry) => entry.event === 'no_recipient'),
  );
}
