import { Injectable, signal } from '@angular/core';

/** A key of the texts, and what fills its braces. */
export interface Words {
  readonly text: string;
  readonly params?: Record<string, unknown>;
}

/** Keys of texts; `params` fill their braces. */
export interface Confirmation {
  readonly title: string;
  /** What it is about, by its number: of a case, of an order. */
  readonly about?: readonly Words[];
  readonly text: string;
  readonly confirm: string;
  /** Without one there is no way but `confirm`. */
  readonly cancel?: string;
  readonly params?: Record<string, unknown>;
  /** What is confirmed cannot be undone, or loses something. */
  readonly danger?: boolean;
  /** Whether what it is about is still on the screen; else the answer is no, whatever was pressed. */
  readonly still?: () => boolean;
}

export interface OpenConfirmation extends Confirmation {
  readonly answer: (confirmed: boolean) => void;
}

/** Asks a question in a modal dialog; the shell shows it. */
@Injectable({ providedIn: 'root' })
export class ConfirmDialogs {
  private readonly question = signal<OpenConfirmation | null>(null);
  readonly open = this.question.asReadonly();

  /** Whether the person confirmed; Esc and every navigation is a no (`OpenDialogs`). A second question answers the first with no. */
  confirm(confirmation: Confirmation): Promise<boolean> {
    this.question()?.answer(false);
    return new Promise((resolve) => {
      this.question.set({
        ...confirmation,
        answer: (confirmed) => {
          this.question.set(null);
          resolve(confirmed && (confirmation.still?.() ?? true));
        },
      });
    });
  }
}
