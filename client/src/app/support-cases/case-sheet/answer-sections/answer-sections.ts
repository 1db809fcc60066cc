import { NgTemplateOutlet } from '@angular/common';
import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerInput } from '@contract';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { shownSections } from './shown-answer';

/** An answer for reading: on the review screen and, once registered, on the case sheet. */
@Component({
  selector: 'app-answer-sections',
  imports: [LabelPipe, NgTemplateOutlet, TranslocoPipe],
  templateUrl: './answer-sections.html',
  styleUrl: './answer-sections.scss',
})
export class AnswerSectionsView {
  readonly answer = input.required<AnswerInput>();
  /** Uses headings one level lower, below a heading of level 3. */
  readonly deeper = input(false, { transform: booleanAttribute });
  protected readonly sections = computed(() => shownSections(this.answer(), this.language.current()));
  private readonly language = inject(LanguageChoice);
}
