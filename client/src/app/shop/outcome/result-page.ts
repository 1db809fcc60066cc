import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Checkout } from '@contract/demo';
import { ApiProblem } from '../../shared/api/api-problem';
import { YenPipe } from '../../shared/formats/format-pipes';
import { askWhileUnknown } from '../../shared/ask-while-unknown';
import { Icon } from '../../shared/ui/icon';
import { Loading } from '../../shared/ui/loading';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { OpenShop } from '../open-shop';
import { ShopApi } from '../shop-api';
import { CheckoutRun } from './checkout-run';
import { RefusalPipe } from './refusal-pipe';

const PAUSE_MS = 2_000;

/** `/shop/result?checkout=…`: what became of a checkout, asked for until it is known; the address alone brings it back after a reload. */
@Component({
  selector: 'app-result-page',
  imports: [Icon, Loading, ProblemNotice, RefusalPipe, RouterLink, TranslocoPipe, YenPipe],
  templateUrl: './result-page.html',
  styleUrl: './result-page.scss',
})
export class ResultPage {
  readonly checkout = input('');
  private readonly api = inject(ShopApi);
  private readonly run = inject(CheckoutRun);
  protected readonly open = inject(OpenShop);
  protected readonly asked = resource({ params: () => this.checkout(), loader: ({ params }) => this.ask(params) });
  protected readonly found = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly notFound = computed(() => ApiProblem.from(this.asked.error()).code === 'not_found');
  private readonly inquiring = computed(() => ['requested', 'unknown'].includes(this.found()?.state ?? ''));

  constructor() {
    askWhileUnknown(this.inquiring, () => this.askAgain(), PAUSE_MS);
  }

  protected authenticate({ challengeUrl }: Checkout): void {
    if (challengeUrl) void this.run.leaveFor(challengeUrl);
  }

  /** Another card takes the place of the question that was left unanswered. */
  protected otherCard({ id }: Checkout): void {
    void this.run.giveUp(id);
  }

  private async ask(id: string): Promise<Checkout> {
    if (!id) throw new ApiProblem('not_found', 404);
    const checkout = await this.api.checkout(id);
    this.run.note(checkout);
    return checkout;
  }

  private async askAgain(): Promise<void> {
    const id = this.checkout();
    const checkout = await this.api.checkout(id);
    if (id !== this.checkout()) return;
    this.asked.set(checkout);
    if (checkout.state === 'declined') await this.run.follow(checkout, true);
    else this.run.note(checkout);
  }
}
