import { Injectable, signal } from '@angular/core';

/** Keys of texts; `params` fill their braces. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  /** Without one there is no way but `confirm`. */
  readonly cancel?: string;
  readonly params?: Record<string, unknown>;
  /** What is confirmed cannot be undone, or loses something. */
  readonly danger?: boolean;
}

export interface OpenConfirmation extends Confirmation {
  readonly answer: (confirmed: boolean) => void;
}

/** Asks a question in a modal dialog; the shell shows it. */
@Injectable({ providedIn: 'root' })
export class ConfirmDialogs {
  private readonly question = signal<OpenConfirmation | null>(null);
  readonly open = this.question.asReadonly();

  /** Whether the person confirmed; Esc is a no. A second question answers the first with no. */
  confirm(confirmation: Confirmation): Promise<boolean> {
    this.question()?.answer(false);
    return new Promise((resolve) => {
      this.question.set({
        ...confirmation,
        answer: (confirmed) => {
          this.question.set(null);
          resolve(confirmed);
        },
      });
    });
  }
}
