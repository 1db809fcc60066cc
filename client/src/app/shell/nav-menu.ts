import { Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type IsActiveMatchOptions,
  NavigationEnd,
  type Params,
  Router,
  RouterLink,
  RouterLinkActive,
} from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { Icon } from '../shared/ui/icon';

export interface MenuLink {
  readonly path: string;
  /** Text key of the page's title. */
  readonly title: string;
  /** The initial query of the page. */
  readonly query?: Params;
}

const WHATEVER: Omit<IsActiveMatchOptions, 'paths'> = {
  queryParams: 'ignored',
  fragment: 'ignored',
  matrixParams: 'ignored',
};

/** A menu of the header: opens by click or keyboard; closes by Esc, by a navigation, or when it loses the focus. */
@Component({
  selector: 'app-nav-menu',
  imports: [Icon, RouterLink, RouterLinkActive, TranslocoPipe],
  templateUrl: './nav-menu.html',
  styleUrl: './nav-menu.scss',
  host: {
    '(keydown.escape)': 'escape()',
    '(focusout)': 'closeUnlessWithin($event)',
    '(document:click)': 'closeUnlessAt($event)',
  },
})
export class NavMenu {
  /** A unique id for the list of links. */
  readonly menuId = input.required<string>();
  readonly label = input.required<string>();
  readonly links = input.required<readonly MenuLink[]>();
  protected readonly open = signal(false);
  /** Ignores the filters; but a case sheet below a list's path is not the list. */
  protected readonly pageOnly: IsActiveMatchOptions = { ...WHATEVER, paths: 'exact' };
  protected readonly below: IsActiveMatchOptions = { ...WHATEVER, paths: 'subset' };
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly opener = viewChild.required<ElementRef<HTMLButtonElement>>('opener');

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.open.set(false));
  }

  protected escape(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.opener().nativeElement.focus();
  }

  protected closeUnlessWithin(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.host.nativeElement.contains(event.relatedTarget))
      this.open.set(false);
  }

  protected closeUnlessAt(event: Event): void {
    if (!this.host.nativeElement.contains(event.target as Node)) this.open.set(false);
  }
}
