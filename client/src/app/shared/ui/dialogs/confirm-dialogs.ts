import { Injectable, signal } from '@angular/core';

/** A text key and its parameters. */
export interface ParameterisedText {
  readonly text: string;
  readonly params?: Record<string, unknown>;
}

/** A confirmation dialog, by text keys; `params` are their parameters. */
export interface Confirmation {
  readonly title: string;
  /** What the question is about: the number of a case or an order. */
  readonly about?: readonly ParameterisedText[];
  readonly text: string;
  readonly confirm: string;
  /** Without it the dialog has no cancel button. */
  readonly cancel?: string;
  readonly params?: Record<string, unknown>;
  /** Confirming cannot be undone, or loses something. */
  readonly danger?: boolean;
  /** Whether the subject of the question is still on the screen; otherwise the answer is no, whatever was pressed. */
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

  /**
   * Whether the person confirmed. Esc and every navigation cancel (`OpenDialogs`). A second question cancels the first.
   */
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
