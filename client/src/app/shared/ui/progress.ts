import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { ActivationStart, NavigationCancel, NavigationEnd, NavigationError, Router } from '@angular/router';

/** What is there sooner shows no sign: it would only flicker. A person notices nothing below a tenth of a second. */
const UNNOTICED_MS = 50;

/** Something that the person asked for is on its way: the code of a page, or a reply of the server. */
@Injectable({ providedIn: 'root' })
export class Progress {
  private readonly calls = signal(0);
  private readonly loadsPage = signal(false);
  private readonly underWay = computed(() => this.loadsPage() || this.calls() > 0);
  private readonly noticed = signal(false);
  /** Whether it takes long enough to be shown. */
  readonly shown = this.noticed.asReadonly();

  constructor() {
    inject(Router).events.subscribe((event) => {
      // Not before the person has agreed to leave a page.
      if (event instanceof ActivationStart) this.loadsPage.set(true);
      if (event instanceof NavigationEnd || event instanceof NavigationCancel || event instanceof NavigationError)
        this.loadsPage.set(false);
    });
    effect((onCleanup) => {
      if (!this.underWay()) return this.noticed.set(false);
      const timer = setTimeout(() => this.noticed.set(true), UNNOTICED_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** A call begins. @returns how to tell that it is over. */
  begin(): () => void {
    this.calls.update((count) => count + 1);
    return () => this.calls.update((count) => count - 1);
  }
}
