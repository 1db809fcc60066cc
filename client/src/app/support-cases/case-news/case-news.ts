import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseDetail } from '@contract';
import { DayPipe, InstantPipe } from '../../shared/formats/format-pipes';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { Unreadable } from '../../shared/ui/unreadable';
import { AnswerSectionsView } from '../case-sheet/answer-sections/answer-sections';
import { newsOfCase } from './news-of-case';

/** What changed in a case since the page showed it: answers, and why it was reopened or withdrawn. */
@Component({
  selector: 'app-case-news',
  imports: [AnswerSectionsView, DayPipe, InstantPipe, LabelPipe, TranslocoPipe, Unreadable],
  templateUrl: './case-news.html',
  styles: `
    dl,
    dd {
      margin: 0;
    }
    dt {
      color: var(--text-muted);
      font-size: 0.875rem;
    }
    dl > div {
      margin-block-end: var(--space-3);
    }
  `,
})
export class CaseNews {
  readonly seen = input.required<CaseDetail>();
  readonly now = input.required<CaseDetail>();
  protected readonly items = computed(() => newsOfCase(this.seen(), this.now()));
}
