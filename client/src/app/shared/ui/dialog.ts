import { Component, ElementRef, afterRenderEffect, booleanAttribute, input, output, signal, viewChild } from '@angular/core';

let lastId = 0;

/**
 * A modal dialog over the native element: the browser keeps the focus inside and gives it back afterwards.
 * `<app-dialog [open]="…" [heading]="…" (closed)="…">…</app-dialog>`; buttons go into a `<div class="dialog-actions">`.
 */
@Component({
  selector: 'app-dialog',
  template: `
    <dialog #dialog class="dialog" [attr.aria-labelledby]="id" [attr.closedby]="insistent() ? 'none' : null" (cancel)="refuseOrClose($event)" (close)="tellClosed()">
      @if (open()) {
        <h2 class="dialog-heading" [id]="id">{{ heading() }}</h2>
        <ng-content />
      }
    </dialog>
  `,
})
export class Dialog {
  readonly open = input.required<boolean>();
  readonly heading = input.required<string>();
  /** Esc does not close it: there is nothing to go back to. */
  readonly insistent = input(false, { transform: booleanAttribute });
  /** Closed by Esc, or after `open` became false. */
  readonly closed = output();
  protected readonly id = `dialog-${++lastId}`;
  /** How often the browser closed it: a next question may be asked before the page has seen that there was none. */
  private readonly shut = signal(0);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    // After rendering, so that the browser finds the first control to focus.
    afterRenderEffect(() => {
      this.shut();
      const element = this.dialog().nativeElement;
      if (this.open() && !element.open) element.showModal();
      if (!this.open() && element.open) element.close();
    });
  }

  protected tellClosed(): void {
    const element = this.dialog().nativeElement;
    // The event comes late: by then the dialog may be open for the next question.
    if (element.open) return;
    // A browser lets a second Esc through, whatever the page says.
    if (this.insistent() && this.open()) return element.showModal();
    this.shut.update((times) => times + 1);
    this.closed.emit();
  }

  protected refuseOrClose(event: Event): void {
    if (this.insistent()) event.preventDefault();
  }
}
