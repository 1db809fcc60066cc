import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CardBrand } from '@contract';
import { SANDBOX_CARDS, type SandboxCard } from '@contract/demo';
import { LabelPipe } from '../../shared/i18n/label-pipe';

/** The sandbox's cards, so that people can try the demo without a card of their own. */
@Component({
  selector: 'app-test-cards',
  imports: [LabelPipe, TranslocoPipe],
  template: `
    <details class="card">
      <summary>{{ 'shop.testCards.title' | transloco }}</summary>
      <p>{{ 'shop.testCards.text' | transloco }}</p>
      <ul class="cards">
        @for (card of cards(); track card.number) {
          <li>
            <span class="number together">{{ grouped(card) }}</span>
            <span>{{ 'shared.brands.' + card.brand | transloco }}</span>
            <span class="outcome">{{ card.label | label }}</span>
            <button
              type="button"
              class="button button-small"
              [attr.aria-label]="'shop.testCards.useNamed' | transloco: { number: grouped(card) }"
              (click)="picked.emit(card)"
            >
              {{ 'shop.testCards.use' | transloco }}
            </button>
          </li>
        }
      </ul>
    </details>
  `,
  styleUrl: './test-cards.scss',
})
export class TestCards {
  readonly brands = input.required<readonly CardBrand[]>();
  readonly picked = output<SandboxCard>();
  protected readonly cards = computed(() => SANDBOX_CARDS.filter(({ brand }) => this.brands().includes(brand)));

  /** The digits in groups, as embossed on the card. */
  protected grouped({ number, brand }: SandboxCard): string {
    return brand === 'amex' ? number.replace(/^(.{4})(.{6})/, '$1 $2 ') : number.replace(/(.{4})(?=.)/g, '$1 ');
  }
}
