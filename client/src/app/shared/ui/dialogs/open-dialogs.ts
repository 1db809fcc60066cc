import { Injectable, inject } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';

/** An open dialog, for the rest of the portal. */
export interface OpenDialog {
  /** Whether only the dialog's own controls close it. */
  readonly insistent: () => boolean;
  /** Closes it like Esc: a question is cancelled. */
  readonly close: () => void;
}

/**
 * The open dialogs. Their questions are about the page below: every navigation, the suspension of the page and the
 * session's end close them unanswered. The browser's Back and Forward only close the topmost one (`PageHistory`).
 */
@Injectable({ providedIn: 'root' })
export class OpenDialogs {
  private readonly dialogs = new Set<OpenDialog>();

  constructor() {
    inject(Router).events.subscribe((event) => event instanceof NavigationStart && this.closeAll());
    // A browser may later restore the page from its cache with everything that was open.
    addEventListener('pagehide', () => this.closeAll());
  }

  get any(): boolean {
    return this.dialogs.size > 0;
  }

  opened(dialog: OpenDialog): void {
    this.dialogs.add(dialog);
  }

  closed(dialog: OpenDialog): void {
    this.dialogs.delete(dialog);
  }

  closeTop(): void {
    const top = [...this.dialogs].at(-1);
    if (top && !top.insistent()) top.close();
  }

  closeAll(): void {
    for (const dialog of [...this.dialogs].reverse()) if (!dialog.insistent()) dialog.close();
  }
}
