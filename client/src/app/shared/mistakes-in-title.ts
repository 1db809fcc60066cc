import { Injectable, computed, effect, inject, signal } from '@angular/core';

/** Whether a form on the page says that something is wrong: then the window's title begins with 「エラー:」. */
@Injectable({ providedIn: 'root' })
export class MistakesInTitle {
  private readonly forms = signal(0);
  readonly there = computed(() => this.forms() > 0);

  /** Counts a form in; the result counts it out. */
  add(): () => void {
    this.forms.update((forms) => forms + 1);
    return () => this.forms.update((forms) => forms - 1);
  }
}

/** Says in the title that a form holds mistakes, as long as it does and is there. Call it in a component's constructor. */
export function tellMistakesInTitle(mistaken: () => boolean): void {
  const title = inject(MistakesInTitle);
  effect((onCleanup) => {
    if (mistaken()) onCleanup(title.add());
  });
}
