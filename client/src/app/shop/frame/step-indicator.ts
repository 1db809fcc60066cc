import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import { Icon } from '../../shared/ui/icon';

/** The way from the goods to the result, by the last part of each page's address. */
const STEPS = [
  { name: 'goods', paths: ['shop'] },
  { name: 'cart', paths: ['cart'] },
  { name: 'buyer', paths: ['buyer'] },
  { name: 'review', paths: ['review'] },
  { name: 'card', paths: ['card', 'card-company', 'return'] },
  { name: 'result', paths: ['result'] },
] as const;

/** How far the purchase is: 商品 → カート → 購入者情報 → 確認 → カード情報 → 結果. On a phone only the present step has its name. */
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
  /** Its place among the steps; -1 on a page that is none. */
  protected readonly current = computed(() => {
    const path = this.url().split(/[?#]/)[0]!.split('/').at(-1)!;
    return STEPS.findIndex(({ paths }) => (paths as readonly string[]).includes(path));
  });
}
