import { Component, type ElementRef, computed, inject, viewChild } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { onNewPage } from '../../shared/on-new-page';
import { DisplayChoices } from '../../shared/ui/display-choices';
import { Loading } from '../../shared/ui/notices/loading';
import { ProblemNotice } from '../../shared/ui/notices/problem-notice';
import { Cart } from '../goods/cart';
import { OpenShop } from '../open-shop';
import { ShopNotFoundPage } from './shop-not-found-page';
import { StepIndicator } from './step-indicator';

/**
 * The frame of the buyer's pages: the shop's name, its cart and the steps of the purchase. It contains nothing of the
 * portal.
 */
@Component({
  selector: 'app-root',
  imports: [
    DisplayChoices,
    Loading,
    ProblemNotice,
    RouterLink,
    RouterOutlet,
    ShopNotFoundPage,
    StepIndicator,
    TranslocoPipe,
  ],
  templateUrl: './shop-frame.html',
  styleUrl: './shop-frame.scss',
})
export class ShopFrame {
  protected readonly open = inject(OpenShop);
  protected readonly cart = inject(Cart);
  /** Also true where the server does not run as the demo. */
  protected readonly notFound = computed(() => this.open.problem()?.code === 'not_found');
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    onNewPage(() => this.focusMain());
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.focusMain();
  }

  private focusMain(): void {
    this.main().nativeElement.focus({ preventScroll: true });
  }
}
