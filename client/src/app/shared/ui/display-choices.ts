import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LanguageChoice } from '../i18n/language-choice';
import { THEMES, type Theme, ThemeChoice } from '../theme/theme-choice';

/** Switches for language and theme. */
@Component({
  selector: 'app-display-choices',
  imports: [TranslocoPipe],
  template: `
    <label class="theme">
      <span class="visually-hidden">{{ 'shell.theme.label' | transloco }}</span>
      <select class="input input-small" [value]="theme.current()" (change)="chooseTheme($event)">
        @for (choice of themes; track choice) {
          <option [value]="choice" [selected]="choice === theme.current()">
            {{ 'shell.theme.' + choice | transloco }}
          </option>
        }
      </select>
    </label>
    @if (language.current() === 'ja') {
      <button type="button" class="button button-small button-quiet" lang="en" (click)="language.choose('en')">
        English
      </button>
    } @else {
      <button type="button" class="button button-small button-quiet" lang="ja" (click)="language.choose('ja')">
        日本語
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
  `,
})
export class DisplayChoices {
  protected readonly language = inject(LanguageChoice);
  protected readonly theme = inject(ThemeChoice);
  protected readonly themes = THEMES;

  protected chooseTheme(event: Event): void {
    this.theme.choose((event.target as HTMLSelectElement).value as Theme);
  }
}
