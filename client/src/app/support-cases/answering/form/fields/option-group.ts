import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LabelPipe } from '../../../../shared/i18n/label-pipe';
import { chosenAfter } from '../../model/choice';
import type { FormField } from '../../model/form-sections';

/** A choice of one option, of several, or of yes and no. An optional yes or no is a single checkbox. */
@Component({
  selector: 'app-option-group',
  imports: [LabelPipe, TranslocoPipe],
  templateUrl: './option-group.html',
  styleUrl: './option-group.scss',
})
export class OptionGroup {
  readonly inputId = input.required<string>();
  readonly field = input.required<FormField>();
  readonly value = input.required<unknown>();
  readonly required = input(false);
  readonly description = input<string | null>(null);
  readonly invalid = input(false);
  readonly entered = output<unknown>();
  readonly left = output();
  protected readonly options = computed(() => this.field().spec.options ?? []);
  protected readonly chosen = computed(() => (Array.isArray(this.value()) ? (this.value() as readonly string[]) : []));
  protected readonly shape = computed(() => {
    const { spec, need } = this.field();
    if (spec.kind !== 'flag') return spec.kind;
    return need === 'required' ? 'yesOrNo' : 'single';
  });

  protected toggle(option: string, event: Event): void {
    this.entered.emit(chosenAfter(this.options(), this.chosen(), option, (event.target as HTMLInputElement).checked));
  }

  /** An unticked checkbox is no answer, not a "no". */
  protected tick(event: Event): void {
    this.entered.emit((event.target as HTMLInputElement).checked || undefined);
  }

  /** The group is only left when the focus moves out of all its options. */
  protected focusOut(event: FocusEvent): void {
    const group = event.currentTarget as HTMLElement;
    if (!group.contains(event.relatedTarget as Node | null)) this.left.emit();
  }
}
