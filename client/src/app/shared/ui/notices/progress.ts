import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { ActivationStart, NavigationCancel, NavigationEnd, NavigationError, Router } from '@angular/router';

/**
 * Faster responses show no progress: it would only flicker, and a person does not notice less than a tenth of a second.
 */
const UNNOTICED_MS = 50;

/** Progress of what the person asked for: the code of a page, or a response of the server. */
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
      // ActivationStart comes after the person has agreed to leave the page.
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

  /** Starts a call. @returns a function that ends it. */
  begin(): () => void {
    this.calls.update((count) => count + 1);
    return () => this.calls.update((count) => count - 1);
  }
}
