import { Injectable, inject } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';

/** A dialog as the rest of the portal sees it. */
export interface OpenDialog {
  /** Whether only its own controls close it. */
  readonly insistent: () => boolean;
  /** As Esc does: a question is answered with no. */
  readonly close: () => void;
}

/**
 * The dialogs that are open over the page. What they ask is about the page below: with every navigation, and when the page goes to sleep
 * or its session ends, they close unanswered. The browser's Back and Forward close the topmost and do nothing else (`PageHistory`).
 */
@Injectable({ providedIn: 'root' })
export class OpenDialogs {
  private readonly dialogs = new Set<OpenDialog>();

  constructor() {
    inject(Router).events.subscribe((event) => event instanceof NavigationStart && this.closeAll());
    // A browser may bring the page back later as it was, with what lay open over it.
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
