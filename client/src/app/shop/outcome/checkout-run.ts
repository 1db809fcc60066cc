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

/** A cart on its way to an order, and where the browser goes after each answer. */
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
  /** From the press of the button until its outcome is on the screen. */
  readonly busy = this.running.asReadonly();
  /** No answer came: the same call is sent again until one does. */
  readonly unclear = this.unanswered.asReadonly();
  /** Why the last card was refused: the gateway's code, or one of `CHECKOUT_CODES`. */
  readonly refusal = signal<string | null>(null);
  readonly problem = signal<ApiProblem | null>(null);

  /** Pays the cart with a card that becomes a token first. A second call while one is running is none. Rejects with TokenRefused. */
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
   * Back from the card company; without an authentication the server tells which one it waits for. Whether the cardholder passed
   * knows the gateway: what the address says is a hint.
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

  /** The cardholder's question is left unanswered: the next card takes its place. */
  async giveUp(id: string): Promise<void> {
    this.cart.endCheckout(id);
    await this.router.navigate(['/shop/card'], { queryParams: this.open.query() });
  }

  /** Writes down what is known of a checkout. False: it is not the one of the present cart. */
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

  /** To the page that fits the answer; to the card company where the cardholder is asked. */
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

  /** The card company's page; the sandbox has its own within these pages. */
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

  /** A completion of another authentication is refused (409): then only what stands now counts. */
  private async completed(id: string, completion: CheckoutCompletion): Promise<Checkout> {
    try {
      return await this.api.complete(id, completion);
    } catch (failure) {
      if (ApiProblem.from(failure).code !== 'invalid_state') throw failure;
      return this.api.checkout(id);
    }
  }

  /** To where what is wrong can be put right. */
  private async refuse(problem: ApiProblem): Promise<void> {
    const queryParams = this.open.query();
    if (this.entry.refuse(problem.errors)) await this.router.navigate(['/shop/buyer'], { queryParams });
    else this.problem.set(problem);
  }
}
