import { Injectable, computed, effect, inject, signal } from '@angular/core';

/** Whether a form on the page has errors: the window's title then begins with 「エラー:」. */
@Injectable({ providedIn: 'root' })
export class MistakesInTitle {
  private readonly forms = signal(0);
  readonly there = computed(() => this.forms() > 0);

  /** Adds a form with errors; call the result to remove it. */
  add(): () => void {
    this.forms.update((forms) => forms + 1);
    return () => this.forms.update((forms) => forms - 1);
  }
}

/** Marks the title while a form has errors and exists. Call it in a component's constructor. */
export function markMistakesInTitle(mistaken: () => boolean): void {
  const title = inject(MistakesInTitle);
  effect((onCleanup) => {
    if (mistaken()) onCleanup(title.add());
  });
}
