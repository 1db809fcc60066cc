import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type Earlier, noticeTypeLabel } from '@contract';
import { DayPipe } from '../../shared/formats/format-pipes';
import { formatDate, formatYen } from '../../shared/formats/formats';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { Icon } from '../../shared/ui/icon';
import { StatusBadge } from '../../shared/ui/status-badge';

/** Important facts at the top of the sheet: the payment was already refunded, or the customer had earlier cases. */
@Component({
  selector: 'app-earlier-notices',
  imports: [DayPipe, Icon, LabelPipe, RouterLink, StatusBadge, TranslocoPipe],
  templateUrl: './earlier-notices.html',
  styleUrl: './earlier-notices.scss',
})
export class EarlierNotices {
  readonly earlier = input.required<Earlier>();
  private readonly language = inject(LanguageChoice);
  protected readonly repaid = computed(() => {
    const { repaid } = this.earlier();
    const language = this.language.current();
    return (
      repaid &&
      this.language.text(`caseSheet.earlier.${repaid.state}`, {
        date: formatDate(repaid.on, language),
        amount: formatYen(repaid.amount, language),
      })
    );
  });
  protected readonly cases = computed(() =>
    this.earlier().cases.map((earlier) => ({ ...earlier, label: noticeTypeLabel(earlier.noticeType) })),
  );
}
