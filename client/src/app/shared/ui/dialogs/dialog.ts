import {
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  booleanAttribute,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { OpenDialogs } from './open-dialogs';

let lastId = 0;

/**
 * A modal dialog based on the native element: the browser keeps the focus inside and restores it afterwards. Every
 * navigation closes it, and the browser's Back closes only the dialog (`OpenDialogs`).
 * `<app-dialog [open]="…" [heading]="…" (closed)="…">…</app-dialog>`; buttons go into a `<div class="dialog-actions">`.
 */
@Component({
  selector: 'app-dialog',
  template: `
    <dialog
      #dialog
      class="dialog"
      [attr.aria-labelledby]="id"
      [attr.closedby]="insistent() ? 'none' : null"
      (cancel)="refuseOrClose($event)"
      (close)="noteClosed()"
    >
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
  /** Esc does not close it: there is nothing to return to. */
  readonly insistent = input(false, { transform: booleanAttribute });
  /** The person closed it. */
  readonly closed = output();
  protected readonly id = `dialog-${++lastId}`;
  /**
   * Counts closings by the browser: the page may open the dialog for the next question before it notices that this one
   * was closed.
   */
  private readonly closings = signal(0);
  /** Whether the page already knows that the dialog is closing. */
  private isReported = false;
  private readonly document = inject(DOCUMENT);
  private readonly others = inject(OpenDialogs);
  private readonly entry = { insistent: () => this.insistent(), close: () => this.closed.emit() };
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.others.closed(this.entry));
    // After rendering, so that the browser finds the first control to focus.
    afterRenderEffect(() => {
      this.closings();
      const element = this.dialog().nativeElement;
      if (this.open() && !element.open) {
        this.isReported = false;
        element.showModal();
        this.others.opened(this.entry);
        endDoubleClick(this.document);
      }
      if (!this.open() && element.open) {
        this.isReported = true;
        element.close();
        this.others.closed(this.entry);
        endDoubleClick(this.document);
      }
    });
  }

  protected noteClosed(): void {
    const element = this.dialog().nativeElement;
    // The close event arrives late: the dialog may already be open for the next question.
    if (element.open) return;
    // A browser closes the dialog at a second Esc even if the page prevents it.
    if (this.insistent() && this.open()) return element.showModal();
    this.others.closed(this.entry);
    this.closings.update((times) => times + 1);
    if (!this.isReported) this.closed.emit();
    this.isReported = false;
  }

  /**
   * Emits immediately instead of with the late close event, which could answer the next question. Some browsers close
   * without a cancel event.
   */
  protected refuseOrClose(event: Event): void {
    if (this.insistent()) return event.preventDefault();
    this.isReported = true;
    this.closed.emit();
  }
}

const PARTS = ['mousedown', 'mouseup', 'click', 'dblclick'];

/**
 * Ignores the rest of a double click: its second press would hit whatever has just appeared or disappeared under the
 * pointer, such as the OK of a question that the first press opened. The next separate press counts again.
 */
function endDoubleClick(document: Document): void {
  const over = new AbortController();
  for (const part of PARTS) {
    document.addEventListener(
      part,
      (event) => {
        if ((event as MouseEvent).detail < 2) return over.abort();
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, signal: over.signal },
    );
  }
}
