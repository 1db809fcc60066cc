import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { keepChoice, storedChoice } from '../stored-choice';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Light, dark, or the operating system's setting; index.html applies the stored choice before the first paint. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly theme = signal<Theme>(storedChoice('theme', THEMES) ?? 'auto');
  readonly current = this.theme.asReadonly();

  choose(theme: Theme): void {
    this.theme.set(theme);
    keepChoice('theme', theme);
    if (theme === 'auto') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = theme;
  }
}
