import { DestroyRef, Injectable, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { ConfirmDialogs } from './ui/confirm-dialogs';

/** A page that holds what a person typed and nobody stored yet. */
export interface HasUnsavedInput {
  hasUnsavedInput(): boolean;
}

/** Warns before unsaved input is lost: by a link, the back button, a closed tab or a reload. */
@Injectable({ providedIn: 'root' })
export class UnsavedInput {
  private readonly dialogs = inject(ConfirmDialogs);
  private readonly pages = new Set<HasUnsavedInput>();
  private discarded = false;

  constructor() {
    addEventListener('beforeunload', (event) => {
      if (this.exists()) event.preventDefault();
    });
  }

  exists(): boolean {
    return !this.discarded && [...this.pages].some((page) => page.hasUnsavedInput());
  }

  /** Watches a page as long as it lives; call it in the page's constructor: `inject(UnsavedInput).watch(this)`. */
  watch(page: HasUnsavedInput): void {
    this.pages.add(page);
    inject(DestroyRef).onDestroy(() => this.pages.delete(page));
  }

  /** Whether the person may leave: nothing is unsaved, or they agreed to lose it. */
  mayLeave(): Promise<boolean> {
    if (!this.exists()) return Promise.resolve(true);
    return this.dialogs.confirm({
      title: 'shared.unsaved.title', text: 'shared.unsaved.text', confirm: 'shared.unsaved.leave', cancel: 'shared.unsaved.stay', danger: true,
    });
  }

  /** From now on nothing warns: the page is about to be thrown away. */
  discard(): void {
    this.discarded = true;
  }
}

/** For routes whose page implements HasUnsavedInput and is watched. */
export const unsavedInputGuard: CanDeactivateFn<HasUnsavedInput> = () => inject(UnsavedInput).mayLeave();
