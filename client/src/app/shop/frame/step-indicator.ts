import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { Icon } from '../../shared/ui/icon';

/** The steps of a purchase, by the last segment of each page's path. */
const STEPS = [
  { name: 'goods', paths: ['shop'] },
  { name: 'cart', paths: ['cart'] },
  { name: 'buyer', paths: ['buyer'] },
  { name: 'review', paths: ['review'] },
  { name: 'card', paths: ['card', 'card-company', 'return'] },
  { name: 'result', paths: ['result'] },
] as const;

/**
 * The progress of a purchase: 商品 → カート → 購入者情報 → 確認 → カード情報 → 結果. On a phone only the current step
 * shows its name.
 */
@Component({
  selector: 'app-step-indicator',
  imports: [Icon, TranslocoPipe],
  templateUrl: './step-indicator.html',
  styleUrl: './step-indicator.scss',
})
export class StepIndicator {
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  protected readonly steps = STEPS;
  /** The index of the current step; -1 on a page that is not a step. */
  protected readonly current = computed(() => {
    const path = this.url().split(/[?#]/)[0]!.split('/').at(-1)!;
    return STEPS.findIndex(({ paths }) => (paths as readonly string[]).includes(path));
  });
}
