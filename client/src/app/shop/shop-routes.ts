import type { Routes } from '@angular/router';
import { BuyerPage } from './buyer/buyer-page';
import { CardPage } from './card/card-page';
import { CataloguePage } from './goods/catalogue-page';
import { CartPage } from './goods/cart-page';
import { CardCompanyPage } from './outcome/card-company-page';
import { ResultPage } from './outcome/result-page';
import { ReturnPage } from './outcome/return-page';
import { ReviewPage } from './review/review-page';
import { buyerKnown, cartFilled, nothingOpen, shopOpened } from './shop-guards';
import { ShopNotFoundPage } from './frame/shop-not-found-page';

const pages: Routes = [
  { path: '', pathMatch: 'full', title: 'shop.steps.goods', component: CataloguePage },
  { path: 'cart', title: 'shop.steps.cart', component: CartPage },
  { path: 'buyer', title: 'shop.steps.buyer', component: BuyerPage, canActivate: [cartFilled] },
  { path: 'review', title: 'shop.steps.review', component: ReviewPage, canActivate: [cartFilled, buyerKnown] },
  { path: 'card', title: 'shop.steps.card', component: CardPage, canActivate: [nothingOpen, cartFilled, buyerKnown] },
  { path: 'card-company', title: 'shop.cardCompany.title', component: CardCompanyPage },
  { path: 'return', title: 'shop.return.title', component: ReturnPage },
  { path: 'result', title: 'shop.steps.result', component: ResultPage },
  { path: '**', title: 'shop.notFound.title', component: ShopNotFoundPage },
];

export const shopRoutes: Routes = [
  {
    path: 'shop',
    canActivateChild: [shopOpened],
    children: pages.map((page) => ({ ...page, runGuardsAndResolvers: 'paramsOrQueryParamsChange' })),
  },
];
