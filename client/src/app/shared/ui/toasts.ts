import { Injectable, signal } from '@angular/core';

export interface Toast {
  readonly id: number;
  /** Key of a text; `params` fill its braces. */
  readonly text: string;
  readonly params: Record<string, unknown>;
}

/** A short word that something was done, shown for a while and read out by screen readers. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  readonly shown = this.list.asReadonly();
  private lastId = 0;

  /** Stays 10 seconds, or until it is closed. */
  show(text: string, params: Record<string, unknown> = {}): void {
    const id = ++this.lastId;
    this.list.update((toasts) => [...toasts, { id, text, params }]);
    setTimeout(() => this.close(id), 10_000);
  }

  close(id: number): void {
    this.list.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }
}
