import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Buyer, Delivery } from '@contract';
import { YenPipe } from '../../shared/formats/format-pipes';
import { BuyerEntry } from '../buyer/buyer-entry';
import { Cart } from '../goods/cart';
import { CartTotals } from '../goods/cart-totals';
import { OpenShop } from '../open-shop';
import { PersonFacts } from './person-facts';

/** `/shop/review`: shows everything but the card before payment. */
@Component({
  selector: 'app-review-page',
  imports: [CartTotals, PersonFacts, RouterLink, TranslocoPipe, YenPipe],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
})
export class ReviewPage {
  protected readonly cart = inject(Cart);
  protected readonly entry = inject(BuyerEntry);
  protected readonly open = inject(OpenShop);

  protected asValues(person: Buyer | Delivery): Readonly<Record<string, string | null>> {
    return { ...person };
  }
}
