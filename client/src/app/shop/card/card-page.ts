import { Component, DestroyRef, ElementRef, Injector, afterNextRender, inject, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../shared/ui/icon';
import { BuyerEntry } from '../buyer/buyer-entry';
import { Cart } from '../goods/cart';
import { OpenShop } from '../open-shop';
import { CheckoutRun } from '../outcome/checkout-run';
import { RefusalPipe } from '../outcome/refusal-pipe';
import type { CardMistake, CheckedCard } from './card-check';
import { CardForm } from './card-form';
import { TokenRefused } from './card-token';
import { CardTokens } from './card-tokens';

/** `/shop/card`: the card form and the button that pays, once. */
@Component({
  selector: 'app-card-page',
  imports: [CardForm, Icon, RefusalPipe, TranslocoPipe],
  templateUrl: './card-page.html',
})
export class CardPage {
  protected readonly run = inject(CheckoutRun);
  protected readonly cart = inject(Cart);
  protected readonly open = inject(OpenShop);
  /** The tokeniser's error about the card. */
  protected readonly mistake = signal<CardMistake | null>(null);
  protected readonly unreachable = signal(false);
  private readonly buyer = inject(BuyerEntry);
  private readonly tokens = inject(CardTokens);
  private readonly injector = inject(Injector);
  private readonly end = inject(DestroyRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly form = viewChild(CardForm);

  protected async pay(card: CheckedCard): Promise<void> {
    const buyer = this.buyer.checked();
    const settings = this.open.shop()?.card;
    if (!buyer || !settings) return;
    this.mistake.set(null);
    this.unreachable.set(false);
    try {
      await this.run.pay(buyer, async () => {
        const token = await this.tokens.of(card, settings.tokeniser);
        this.form()?.clear();
        return token;
      });
    } catch (failure) {
      this.refuse(failure);
    }
    if (!this.end.destroyed) this.showNotice();
  }

  private refuse(failure: unknown): void {
    if (!(failure instanceof TokenRefused)) throw failure;
    this.mistake.set(failure.mistake);
    this.unreachable.set(failure.mistake === null);
  }

  /** Scrolls to the explanation of a failure, which may be above the visible part of the form. */
  private showNotice(): void {
    afterNextRender(
      { read: () => this.host.nativeElement.querySelector<HTMLElement>('[role=alert]')?.focus() },
      { injector: this.injector },
    );
  }
}
