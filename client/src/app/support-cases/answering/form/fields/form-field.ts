import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldError } from '@contract';
import { mistakeSentence } from '../../../../shared/formats/mistake-sentence';
import { LabelPipe } from '../../../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../../../shared/i18n/language-choice';
import { DateText } from '../../../../shared/inputs/date-text';
import { Icon } from '../../../../shared/ui/icon';
import { PressedPointer } from '../../../../shared/ui/dialogs/pressed-pointer';
import { RequiredMark } from '../../../../shared/ui/required-mark';
import { Toasts } from '../../../../shared/ui/notices/toasts';
import type { AnswerForm } from '../../model/answer-form';
import { inputId } from '../../model/draft-path';
import { type FormField, isChosen } from '../../model/form-sections';
import { OptionGroup } from './option-group';
import { TextInput } from './text-input';

/** One field of the form: label, hints, an input for its kind, 「保有していない」 and its errors. */
@Component({
  selector: 'app-form-field',
  imports: [DateText, Icon, LabelPipe, NgTemplateOutlet, OptionGroup, RequiredMark, TextInput, TranslocoPipe],
  templateUrl: './form-field.html',
  styleUrl: './form-field.scss',
})
export class FormFieldView {
  readonly form = input.required<AnswerForm>();
  readonly field = input.required<FormField>();
  /** The section's heading is the same as the label. */
  readonly labelHidden = input(false);
  protected readonly id = computed(() => inputId(this.field().path));
  protected readonly errors = computed(() => this.form().errorsAt(this.field().path));
  protected readonly notHeld = computed(() => this.field().canBeNotHeld && this.form().isNotHeld(this.field().path));
  protected readonly required = computed(() => this.field().need === 'required' && !this.notHeld());
  protected readonly origin = computed(() => this.form().draft().origins[this.field().path]);
  protected readonly maskable = computed(() => this.errors().some((e) => e.code === 'pan_not_allowed'));
  protected readonly text = computed(() => {
    const value = this.form().valueAt(this.field().path);
    return typeof value === 'string' ? value : '';
  });
  protected readonly grouped = computed(() => isChosen(this.field().spec));
  /** The ids for aria-describedby. */
  protected readonly description = computed(() => {
    const parts = [
      this.field().need === 'one_of' && 'one-of',
      this.field().spec.help && 'help',
      this.origin() && 'origin',
      this.errors().length > 0 && 'errors',
    ];
    return (
      parts
        .filter(Boolean)
        .map((part) => `${this.id()}-${part}`)
        .join(' ') || null
    );
  });
  private readonly language = inject(LanguageChoice);
  private readonly toasts = inject(Toasts);
  private readonly pointer = inject(PressedPointer);

  /** An instruction that names the field: 「対応を選択してください。」 */
  protected message(error: FieldError): string {
    if (error.code !== 'required') return mistakeSentence(error, this.language.current());
    return this.language.text(this.grouped() ? 'answering.choose' : 'answering.fillIn', {
      field: this.language.label(this.field().spec.label),
    });
  }

  protected enter(value: unknown): void {
    this.form().enter(this.field().path, value);
  }

  protected leave(): void {
    this.pointer.whenReleased(() => this.form().leave(this.field().path));
  }

  protected declareNotHeld(event: Event): void {
    this.form().declareNotHeld(this.field().path, (event.target as HTMLInputElement).checked);
  }

  protected mask(): void {
    this.form().maskCardNumber(this.field().path);
    document.getElementById(this.id())?.focus();
    this.toasts.show('answering.masked');
  }
}
