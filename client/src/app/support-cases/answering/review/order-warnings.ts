import { Component, ElementRef, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type OrderWarning, type OrderWarningCode, orderWarningText } from '@contract';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { Icon } from '../../../shared/ui/icon';

/** Where the answer differs from the order's records; a person confirms each point before 「登録」. */
@Component({
  selector: 'app-order-warnings',
  imports: [Icon, TranslocoPipe],
  templateUrl: './order-warnings.html',
  styleUrl: './order-warnings.scss',
})
export class OrderWarnings {
  readonly warnings = input.required<readonly OrderWarning[]>();
  /** 「登録」 was pressed, and something is not confirmed yet. */
  readonly missing = input.required<boolean>();
  readonly confirmed = model.required<readonly OrderWarningCode[]>();
  private readonly language = inject(LanguageChoice);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly points = computed(() => this.warnings().map((warning) => ({
    code: warning.code, text: orderWarningText(warning, this.language.current()), confirmed: this.confirmed().includes(warning.code),
  })));

  protected confirm(code: OrderWarningCode, event: Event): void {
    const others = this.confirmed().filter((one) => one !== code);
    this.confirmed.set((event.target as HTMLInputElement).checked ? [...others, code] : others);
  }

  /** To the first point that is not confirmed. */
  focus(): void {
    const open = this.points().findIndex(({ confirmed }) => !confirmed);
    this.host.nativeElement.querySelectorAll('input')[open]?.focus();
  }
}
