import { Component, ElementRef, Injector, afterNextRender, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FieldError } from '@contract';
import { mistakeSentence } from '../../../shared/formats/mistake-sentence';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { Icon } from '../../../shared/ui/icon';
import { Toasts } from '../../../shared/ui/notices/toasts';
import type { AnswerForm } from '../model/answer-form';
import { inputId } from '../model/draft-path';
import type { FormSection } from '../model/form-sections';
import { FormFieldView } from './fields/form-field';

/** The items of a list, with 追加 and 削除; the focus moves to an added item, or to 追加 after a removal. */
@Component({
  selector: 'app-item-list',
  imports: [FormFieldView, Icon, LabelPipe, TranslocoPipe],
  templateUrl: './item-list.html',
  styleUrl: './item-list.scss',
})
export class ItemList {
  readonly form = input.required<AnswerForm>();
  readonly list = input.required<FormSection>();
  protected readonly id = computed(() => inputId(this.list().path));
  protected readonly errors = computed(() => this.form().errorsAt(this.list().path));
  protected readonly removable = computed(() => this.list().groups.length > this.list().spec.items!.min);
  protected readonly full = computed(() => this.list().groups.length >= this.list().spec.items!.max);
  protected readonly copiesHolder = computed(() => this.list().path === 'guests');
  private readonly language = inject(LanguageChoice);
  private readonly toasts = inject(Toasts);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected message(error: FieldError): string {
    return mistakeSentence(error, this.language.current());
  }

  protected add(): void {
    this.form().addItem(this.list().path);
    this.focusLater('.item:last-of-type input');
  }

  protected remove(index: number): void {
    this.form().removeItem(this.list().path, index);
    this.focusLater('.add');
  }

  protected copyHolder(index: number): void {
    this.form().copyHolderToGuest(index);
    this.toasts.show('answering.copied');
  }

  private focusLater(selector: string): void {
    afterNextRender(
      { read: () => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus() },
      { injector: this.injector },
    );
  }
}
