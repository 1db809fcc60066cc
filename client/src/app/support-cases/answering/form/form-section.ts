import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import type { AnswerForm } from '../model/answer-form';
import { inputId } from '../model/draft-path';
import type { FormSection } from '../model/form-sections';
import { FormFieldView } from './fields/form-field';
import { ItemList } from './item-list';

/** A section of the form; a checkbox switches an optional section on. */
@Component({
  selector: 'app-form-section',
  imports: [FormFieldView, ItemList, LabelPipe, TranslocoPipe],
  templateUrl: './form-section.html',
  styleUrl: './form-section.scss',
})
export class FormSectionView {
  readonly form = input.required<AnswerForm>();
  readonly section = input.required<FormSection>();
  protected readonly id = computed(() => inputId(this.section().path));

  protected include(event: Event): void {
    this.form().include(this.section().path, (event.target as HTMLInputElement).checked);
  }
}
