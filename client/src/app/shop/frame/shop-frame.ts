import { Component, type ElementRef, computed, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map, pairwise } from 'rxjs';
import { DisplayChoices } from '../../shared/ui/display-choices';
import { Loading } from '../../shared/ui/loading';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { Cart } from '../goods/cart';
import { OpenShop } from '../open-shop';
import { ShopNotFoundPage } from './shop-not-found-page';
import { StepIndicator } from './step-indicator';

/** The frame of a buyer's pages: the shop's name, its cart, and how far the purchase is. Nothing of the portal is in it. */
@Component({
  selector: 'app-root',
  imports: [DisplayChoices, Loading, ProblemNotice, RouterLink, RouterOutlet, ShopNotFoundPage, StepIndicator, TranslocoPipe],
  templateUrl: './shop-frame.html',
  styleUrl: './shop-frame.scss',
})
export class ShopFrame {
  protected readonly open = inject(OpenShop);
  protected readonly cart = inject(Cart);
  /** Also where these pages do not run as the demo's. */
  protected readonly notFound = computed(() => this.open.problem()?.code === 'not_found');
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    // A new step is announced from its beginning; another query is the same step.
    inject(Router).events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects.split(/[?#]/)[0]),
      pairwise(),
      filter(([from, to]) => from !== to),
      takeUntilDestroyed(),
    ).subscribe(() => this.focusMain());
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.focusMain();
  }

  private focusMain(): void {
    this.main().nativeElement.focus({ preventScroll: true });
  }
}
