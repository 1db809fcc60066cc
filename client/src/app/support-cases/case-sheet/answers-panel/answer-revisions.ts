import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseDetail } from '@contract';
import { DayPipe, InstantPipe } from '../../../shared/formats/format-pipes';
import { Icon } from '../../../shared/ui/icon';
import { Unreadable } from '../../../shared/ui/unreadable';
import { AnswerSectionsView } from '../answer-sections/answer-sections';

/** All revisions of the answer, the latest first, with the reason of the reopening between two of them. */
@Component({
  selector: 'app-answer-revisions',
  imports: [AnswerSectionsView, DayPipe, Icon, InstantPipe, TranslocoPipe, Unreadable],
  templateUrl: './answer-revisions.html',
  styleUrl: './answer-revisions.scss',
})
export class AnswerRevisions {
  readonly supportCase = input.required<CaseDetail>();
  protected readonly rows = computed(() => {
    const { answers, reopenings } = this.supportCase();
    return answers.map((answer) => ({
      answer,
      reopening: reopenings.find((r) => r.revision === answer.revision) ?? null,
    }));
  });
}
