import { DestroyRef, Injectable, inject } from '@angular/core';
import {
  type CanDeactivateFn,
  NavigationCancel,
  NavigationEnd,
  NavigationError,
  Router,
  type Routes,
} from '@angular/router';
import { ConfirmDialogs, type Words } from './ui/confirm-dialogs';

/** Something on a page that holds what a person typed and nobody stored yet. */
export interface HasUnsavedInput {
  hasUnsavedInput(): boolean;
  /** What was typed, to be `kept` while there is no page. */
  unsavedInput(): unknown;
  /** Under which it is kept: the same for the same case or order. */
  unsavedKey(): string;
  /** What would be lost, with the number of its case or order. */
  unsavedWhat(): Words;
}

interface Kept {
  readonly value: unknown;
  readonly what: Words;
}

/**
 * Warns before unsaved input is lost: by a link, the back button, a closed tab or a reload. When a session's end takes the page away, its
 * input is kept in memory until the same person's page is there again.
 */
@Injectable({ providedIn: 'root' })
export class UnsavedInput {
  private readonly dialogs = inject(ConfirmDialogs);
  private readonly inputs = new Set<HasUnsavedInput>();
  private readonly kept = new Map<string, Kept>();
  /** What was typed before the portal was loaded anew: nobody is asked before it is lost, its form may never be opened again. */
  private readonly former = new Map<string, unknown>();
  private discarded = false;
  /** The person has agreed already to the navigation that is under way. */
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

  /** Whether the person has to be asked before a page is left. */
  holds(): boolean {
    return !this.agreed && this.exists();
  }

  /** The page is about to go without its person's will. */
  keep(): void {
    for (const input of this.unsaved())
      this.kept.set(input.unsavedKey(), { value: input.unsavedInput(), what: input.unsavedWhat() });
  }

  /** Hands out once what was kept, to the input that asks for it by its key. */
  restored<T>(key: string): T | undefined {
    const value = this.kept.has(key) ? this.kept.get(key)!.value : this.former.get(key);
    this.kept.delete(key);
    this.former.delete(key);
    return value as T | undefined;
  }

  /** What is typed now, by its keys; plain data. */
  typed(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.unsaved().map((input) => [input.unsavedKey(), input.unsavedInput()]));
  }

  /** The same, after the portal was loaded anew. */
  takeOver(typed: Readonly<Record<string, unknown>>): void {
    for (const [key, value] of Object.entries(typed)) this.former.set(key, value);
  }

  /** What was taken over is not this person's. */
  forget(): void {
    this.former.clear();
  }

  /** Watches an input as long as its component lives; call it in the constructor: `inject(UnsavedInput).watch(this)`. */
  watch(input: HasUnsavedInput): void {
    this.inputs.add(input);
    inject(DestroyRef).onDestroy(() => this.inputs.delete(input));
  }

  /** Whether the person may leave: nothing is unsaved, or they agreed to lose it. */
  async mayLeave(): Promise<boolean> {
    if (!this.holds()) return true;
    const leaves = await this.dialogs.confirm({
      title: 'shared.unsaved.title',
      about: [
        ...this.unsaved().map((input) => input.unsavedWhat()),
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

  /** Goes where the person has agreed to go; nobody asks again. */
  leaving(go: () => void): void {
    this.agreed = true;
    go();
  }

  /** From now on nothing warns: the page is about to be thrown away. */
  discard(): void {
    this.discarded = true;
  }

  private unsaved(): readonly HasUnsavedInput[] {
    return [...this.inputs].filter((input) => input.hasUnsavedInput());
  }
}

const unsavedInputGuard: CanDeactivateFn<unknown> = () => inject(UnsavedInput).mayLeave();

/** No page is left while something on it is unsaved, unless the person agrees. */
export function heldByInput(routes: Routes): Routes {
  return routes.map((route) =>
    route.redirectTo === undefined ? { ...route, canDeactivate: [unsavedInputGuard] } : route,
  );
}
