import { DestroyRef, Injectable, inject } from '@angular/core';
import {
  type CanDeactivateFn,
  NavigationCancel,
  NavigationEnd,
  NavigationError,
  Router,
  type Routes,
} from '@angular/router';
import { ConfirmDialogs, type ParameterisedText } from './ui/dialogs/confirm-dialogs';

/** A part of a page that holds input that is not saved yet. */
export interface HasUnsavedInput {
  hasUnsavedInput(): boolean;
  /** The input, to be `kept` while there is no page. */
  unsavedInput(): unknown;
  /** The key under which it is kept: the same for the same case or order. */
  unsavedKey(): string;
  /** What would be lost, with the number of its case or order. */
  unsavedText(): ParameterisedText;
}

interface Kept {
  readonly value: unknown;
  readonly what: ParameterisedText;
}

/**
 * Warns before unsaved input is lost: by a link, the back button, a closed tab or a reload. When a session's end
 * destroys the page, its input is kept in memory until the same person opens the page again.
 */
@Injectable({ providedIn: 'root' })
export class UnsavedInput {
  private readonly dialogs = inject(ConfirmDialogs);
  private readonly inputs = new Set<HasUnsavedInput>();
  private readonly kept = new Map<string, Kept>();
  /**
   * Input from before a reload of the portal. It may be lost without a question, because its form may never be opened
   * again.
   */
  private readonly former = new Map<string, unknown>();
  private discarded = false;
  /** The person has already agreed to the current navigation. */
  private agreed = false;

  constructor() {
    addEventListener('beforeunload', (event) => {
      if (this.exists()) event.preventDefault();
    });
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationEnd || event instanceof NavigationCancel || event instanceof NavigationError)
        this.agreed = false;
    });
  }

  exists(): boolean {
    return !this.discarded && (this.kept.size > 0 || this.unsaved().length > 0);
  }

  /** Whether the person must be asked before a page is left. */
  mustAsk(): boolean {
    return !this.agreed && this.exists();
  }

  /** Keeps the unsaved input of a page that is about to be destroyed. */
  keep(): void {
    for (const input of this.unsaved())
      this.kept.set(input.unsavedKey(), { value: input.unsavedInput(), what: input.unsavedText() });
  }

  /** Returns kept input once, to the component with its key. */
  restored<T>(key: string): T | undefined {
    const value = this.kept.has(key) ? this.kept.get(key)!.value : this.former.get(key);
    this.kept.delete(key);
    this.former.delete(key);
    return value as T | undefined;
  }

  /** The current unsaved input by key, as plain data. */
  typed(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.unsaved().map((input) => [input.unsavedKey(), input.unsavedInput()]));
  }

  /** Takes over the result of `typed` after a reload of the portal. */
  takeOver(typed: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(typed)) this.former.set(key, value);
  }

  /** Discards input that belongs to another person. */
  forget(): void {
    this.former.clear();
  }

  /**
   * Watches an input during the lifetime of its component; call it in the constructor:
   * `inject(UnsavedInput).watch(this)`.
   */
  watch(input: HasUnsavedInput): void {
    this.inputs.add(input);
    inject(DestroyRef).onDestroy(() => this.inputs.delete(input));
  }

  /** Whether the page may be left: nothing is unsaved, or the person agreed to lose it. */
  async mayLeave(): Promise<boolean> {
    if (!this.mustAsk()) return true;
    const leaves = await this.dialogs.confirm({
      title: 'shared.unsaved.title',
      about: [
        ...this.unsaved().map((input) => input.unsavedText()),
        ...[...this.kept.values()].map(({ what }) => what),
      ],
      text: 'shared.unsaved.text',
      confirm: 'shared.unsaved.leave',
      cancel: 'shared.unsaved.stay',
      danger: true,
    });
    if (leaves) this.kept.clear();
    return leaves;
  }

  /** Makes a navigation that the person has agreed to, without another question. */
  leaving(go: () => void): void {
    this.agreed = true;
    go();
  }

  /** Stops all warnings: the page is about to be discarded. */
  discard(): void {
    this.discarded = true;
  }

  private unsaved(): readonly HasUnsavedInput[] {
    return [...this.inputs].filter((input) => input.hasUnsavedInput());
  }
}

const unsavedInputGuard: CanDeactivateFn<unknown> = () => inject(UnsavedInput).mayLeave();

/** Adds a guard to each route: a page with unsaved input is left only with the person's consent. */
export function guardUnsavedInput(routes: Routes): Routes {
  return routes.map((route) =>
    route.redirectTo === undefined ? { ...route, canDeactivate: [unsavedInputGuard] } : route,
  );
}
