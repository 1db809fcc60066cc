import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Checkout } from '@contract/demo';
import { ApiProblem } from '../../shared/api/api-problem';
import { YenPipe } from '../../shared/formats/format-pipes';
import { pollWhileUnknown } from '../../shared/poll-while-unknown';
import { Icon } from '../../shared/ui/icon';
import { Loading } from '../../shared/ui/notices/loading';
import { ProblemNotice } from '../../shared/ui/notices/problem-notice';
import { OpenShop } from '../open-shop';
import { ShopApi } from '../shop-api';
import { CheckoutRun } from './checkout-run';
import { RefusalPipe } from './refusal-pipe';

const PAUSE_MS = 2_000;

/**
 * `/shop/result?checkout=…`: the outcome of a checkout, polled until it is known. Its URL is enough to show it again
 * after a reload.
 */
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
    pollWhileUnknown(this.inquiring, () => this.pollOutcome(), PAUSE_MS);
  }

  protected authenticate({ challengeUrl }: Checkout): void {
    if (challengeUrl) void this.run.leaveFor(challengeUrl);
  }

  /** Abandons the open authentication and asks for another card. */
  protected otherCard({ id }: Checkout): void {
    void this.run.giveUp(id);
  }

  private async ask(id: string): Promise<Checkout> {
    if (!id) throw new ApiProblem('not_found', 404);
    const checkout = await this.api.checkout(id);
    this.run.note(checkout);
    return checkout;
  }

  private async pollOutcome(): Promise<void> {
    const id = this.checkout();
    const checkout = await this.api.checkout(id);
    if (id !== this.checkout()) return;
    this.asked.set(checkout);
    if (checkout.state === 'declined') await this.run.follow(checkout, true);
    else this.run.note(checkout);
  }
}
