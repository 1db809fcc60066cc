import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Checkout, CheckoutCompletion, CheckoutRequest } from '@contract/demo';
import { ApiProblem } from '../../shared/api/api-problem';
import { BuyerEntry, type CheckedBuyer } from '../buyer/buyer-entry';
import { type CardToken, TokenRefused } from '../card/card-token';
import { Cart } from '../goods/cart';
import { OpenShop } from '../open-shop';
import { ShopApi } from '../shop-api';
import { sendUntilAnswered } from './send-until-answered';

/** Turns a cart into an order, and navigates after each response. */
@Injectable({ providedIn: 'root' })
export class CheckoutRun {
  private readonly api = inject(ShopApi);
  private readonly open = inject(OpenShop);
  private readonly cart = inject(Cart);
  private readonly entry = inject(BuyerEntry);
  private readonly router = inject(Router);
  private readonly location = inject(DOCUMENT).location;
  private readonly running = signal(false);
  private readonly unanswered = signal(false);
  /** True from the press of the button until the outcome is on the screen. */
  readonly busy = this.running.asReadonly();
  /** No response arrived: the same call is retried until one does. */
  readonly unclear = this.unanswered.asReadonly();
  /** Why the last card was declined: the gateway's code, or one of `CHECKOUT_CODES`. */
  readonly refusal = signal<string | null>(null);
  readonly problem = signal<ApiProblem | null>(null);

  /**
   * Pays the cart with a card, which is turned into a token first. Does nothing while another call is running. Rejects
   * with TokenRefused.
   */
  async pay(buyer: CheckedBuyer, tokenise: () => Promise<CardToken>): Promise<void> {
    await this.once(async () => {
      const card = await tokenise();
      const request: CheckoutRequest = {
        cartId: this.cart.id(),
        serviceId: this.open.serviceId()!,
        items: this.cart.items(),
        ...buyer,
        ...card,
      };
      const checkout = await this.answered(() => this.api.checkOut(request));
      this.cart.beginCheckout(checkout.id);
      await this.follow(checkout);
    });
  }

  /**
   * Completes a checkout after the return from the card company; without an authentication id the server knows which
   * one it waits for. The gateway knows whether the cardholder passed: the outcome in the URL is only a hint.
   */
  async complete(id: string, authentication: string | null, outcome: CheckoutCompletion['outcome']): Promise<void> {
    await this.once(async () => {
      const authenticationId = authentication ?? (await this.answered(() => this.api.checkout(id))).authenticationId;
      const checkout = await this.answered(() =>
        authenticationId === null ? this.api.checkout(id) : this.completed(id, { authenticationId, outcome }),
      );
      await this.follow(checkout, true);
    });
  }

  /** Abandons the open authentication, so that another card can be used. */
  async giveUp(id: string): Promise<void> {
    this.cart.endCheckout(id);
    await this.router.navigate(['/shop/card'], { queryParams: this.open.query() });
  }

  /** Records the state of a checkout. False: it does not belong to the current cart. */
  note({ id, state, code }: Checkout): boolean {
    const isOwn = this.cart.checkoutId() === id;
    if (state === 'authorized') {
      this.cart.empty(id);
      if (isOwn) this.entry.forget();
    }
    if (state === 'declined') {
      this.cart.endCheckout(id);
      if (isOwn) this.refusal.set(code);
    }
    return isOwn;
  }

  /** Navigates to the page for this response; to the card company where the cardholder must authenticate. */
  async follow(checkout: Checkout, replaceUrl = false): Promise<void> {
    const isOwn = this.note(checkout);
    if (checkout.state === 'challenge' && checkout.challengeUrl && !replaceUrl)
      return this.leaveFor(checkout.challengeUrl);
    const backToCard = checkout.state === 'declined' && isOwn && this.entry.checked() !== null;
    await this.router.navigate([backToCard ? '/shop/card' : '/shop/result'], {
      queryParams: { ...this.open.query(), ...(!backToCard && { checkout: checkout.id }) },
      replaceUrl,
    });
  }

  /** Navigates to the card company's page; the sandbox's is one of these pages. */
  async leaveFor(address: string): Promise<void> {
    const url = new URL(address, this.location.href);
    if (url.origin === this.location.origin) await this.router.navigateByUrl(url.pathname + url.search);
    else if (/^https?:$/.test(url.protocol)) this.location.assign(url.href);
  }

  private async once(work: () => Promise<void>): Promise<void> {
    if (this.running()) return;
    this.running.set(true);
    this.refusal.set(null);
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      if (failure instanceof TokenRefused) throw failure;
      await this.refuse(ApiProblem.from(failure));
    } finally {
      this.running.set(false);
      this.unanswered.set(false);
    }
  }

  private async answered(send: () => Promise<Checkout>): Promise<Checkout> {
    const checkout = await sendUntilAnswered(send, () => this.unanswered.set(true));
    this.unanswered.set(false);
    return checkout;
  }

  /**
   * The server refuses the completion of another authentication (409): then the current state of the checkout counts.
   */
  private async completed(id: string, completion: CheckoutCompletion): Promise<Checkout> {
    try {
      return await this.api.complete(id, completion);
    } catch (failure) {
      if (ApiProblem.from(failure).code !== 'invalid_state') throw failure;
      return this.api.checkout(id);
    }
  }

  /** Navigates to the page where the error can be corrected. */
  private async refuse(problem: ApiProblem): Promise<void> {
    const queryParams = this.open.query();
    if (this.entry.refuse(problem.errors)) await this.router.navigate(['/shop/buyer'], { queryParams });
    else this.problem.set(problem);
  }
}
