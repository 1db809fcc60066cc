import { Injectable, signal } from '@angular/core';

export interface Toast {
  readonly id: number;
  /** Text key; `params` are its parameters. */
  readonly text: string;
  readonly params: Record<string, unknown>;
}

/** Short messages that something was done, shown for a while and read out by screen readers. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  readonly shown = this.list.asReadonly();
  private lastId = 0;

  /** Shows a message for 10 seconds or until it is closed. */
  show(text: string, params: Record<string, unknown> = {}): void {
    const id = ++this.lastId;
    this.list.update((toasts) => [...toasts, { id, text, params }]);
    setTimeout(() => this.close(id), 10_000);
  }

  close(id: number): void {
    this.list.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }
}
