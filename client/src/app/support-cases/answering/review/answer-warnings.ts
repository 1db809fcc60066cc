import { Component, ElementRef, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type Warning, type WarningCode, warningText } from '@contract';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { Icon } from '../../../shared/ui/icon';

/** What must be confirmed before 「登録」, point by point: differences between the answer and known facts. */
@Component({
  selector: 'app-answer-warnings',
  imports: [Icon, TranslocoPipe],
  templateUrl: './answer-warnings.html',
  styleUrl: './answer-warnings.scss',
})
export class AnswerWarnings {
  readonly warnings = input.required<readonly Warning[]>();
  /** 「登録」 was pressed while a point was not confirmed. */
  readonly missing = input.required<boolean>();
  readonly confirmed = model.required<readonly WarningCode[]>();
  private readonly language = inject(LanguageChoice);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly points = computed(() =>
    this.warnings().map((warning) => ({
      code: warning.code,
      text: warningText(warning, this.language.current()),
      confirmed: this.confirmed().includes(warning.code),
    })),
  );

  protected confirm(code: WarningCode, event: Event): void {
    const others = this.confirmed().filter((one) => one !== code);
    this.confirmed.set((event.target as HTMLInputElement).checked ? [...others, code] : others);
  }

  /** Moves the focus to the first point that is not confirmed. */
  focus(): void {
    const open = this.points().findIndex(({ confirmed }) => !confirmed);
    this.host.nativeElement.querySelectorAll('input')[open]?.focus();
  }
}
