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
import { endDoubleClick } from './double-click';
import { OpenDialogs } from './open-dialogs';

let lastId = 0;

/**
 * A modal dialog over the native element: the browser keeps the focus inside and gives it back afterwards. It closes by every navigation, and
 * the browser's Back closes nothing but it (`OpenDialogs`).
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
      (close)="tellClosed()"
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
  /** Esc does not close it: there is nothing to go back to. */
  readonly insistent = input(false, { transform: booleanAttribute });
  /** The person closed it. */
  readonly closed = output();
  protected readonly id = `dialog-${++lastId}`;
  /** How often the browser closed it: a next question may be asked before the page has seen that there was none. */
  private readonly shut = signal(0);
  /** Whether the page knows already that it is being closed. */
  private told = false;
  private readonly document = inject(DOCUMENT);
  private readonly others = inject(OpenDialogs);
  private readonly entry = { insistent: () => this.insistent(), close: () => this.closed.emit() };
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.others.closed(this.entry));
    // After rendering, so that the browser finds the first control to focus.
    afterRenderEffect(() => {
      this.shut();
      const element = this.dialog().nativeElement;
      if (this.open() && !element.open) {
        this.told = false;
        element.showModal();
        this.others.opened(this.entry);
        endDoubleClick(this.document);
      }
      if (!this.open() && element.open) {
        this.told = true;
        element.close();
        this.others.closed(this.entry);
        endDoubleClick(this.document);
      }
    });
  }

  protected tellClosed(): void {
    const element = this.dialog().nativeElement;
    // The event comes late: by then the dialog may be open for the next question.
    if (element.open) return;
    // A browser lets a second Esc through, whatever the page says.
    if (this.insistent() && this.open()) return element.showModal();
    this.others.closed(this.entry);
    this.shut.update((times) => times + 1);
    if (!this.told) this.closed.emit();
    this.told = false;
  }

  /** Told at once, and not with the late event: that would answer a question that is asked in between. Some browsers close without asking first. */
  protected refuseOrClose(event: Event): void {
    if (this.insistent()) return event.preventDefault();
    this.told = true;
    this.closed.emit();
  }
}
