import { Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type IsActiveMatchOptions, NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import type { CaseQuery } from '@contract';
import { Icon } from '../shared/ui/icon';

/** The menu 「顧客サポート」: opens at a click or by keyboard, closes by Esc, by going elsewhere, or by leaving it. */
@Component({
  selector: 'app-support-menu',
  imports: [Icon, RouterLink, RouterLinkActive, TranslocoPipe],
  templateUrl: './support-menu.html',
  styleUrl: './support-menu.scss',
  host: {
    '(keydown.escape)': 'escape()',
    '(focusout)': 'closeUnlessWithin($event)',
    '(document:click)': 'closeUnlessAt($event)',
  },
})
export class SupportMenu {
  protected readonly open = signal(false);
  /** The list opens at what waits for an answer; its filter shows that, and can be cleared. */
  protected readonly waiting: CaseQuery = { status: 'open' };
  /** Whatever its filters; but a case sheet below it is not the list. */
  protected readonly listOnly: IsActiveMatchOptions = { paths: 'exact', queryParams: 'ignored', fragment: 'ignored', matrixParams: 'ignored' };
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly opener = viewChild.required<ElementRef<HTMLButtonElement>>('opener');

  constructor() {
    inject(Router).events.pipe(filter((event) => event instanceof NavigationEnd), takeUntilDestroyed()).subscribe(() => this.open.set(false));
  }

  protected escape(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.opener().nativeElement.focus();
  }

  protected closeUnlessWithin(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.host.nativeElement.contains(event.relatedTarget)) this.open.set(false);
  }

  protected closeUnlessAt(event: Event): void {
    if (!this.host.nativeElement.contains(event.target as Node)) this.open.set(false);
  }
}
