import type { Routes } from '@angular/router';
import { LoginPage } from './sessions/login-page';
import { loggedIn, loggedOut } from './sessions/session-guards';
import { SetPasswordPage } from './sessions/set-password-page';
import { properCaseNumber } from './shared/case-path';
import { withPageTexts } from './shared/i18n/page-texts';
import { guardUnsavedInput } from './shared/unsaved-input';
import { NotFoundPage } from './shell/not-found-page';
import { CaseListPage } from './support-cases/case-list/case-list-page';
import { CaseSupportTopPage } from './support-cases/case-support-top/case-support-top-page';

// Login, password, top and list are in the first download: they are small, and a chunk each would cost one more request
// (spec 5.1, B10).
const supportCases: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'support' },
  { path: 'support', title: 'caseSupportTop.title', component: CaseSupportTopPage },
  { path: 'cases', title: 'caseList.title', component: CaseListPage },
  {
    path: 'cases/:caseNumber',
    title: 'shell.titles.caseSheet',
    canActivate: [properCaseNumber, withPageTexts],
    loadComponent: () => import('./support-cases/case-sheet/case-sheet-page').then((m) => m.CaseSheetPage),
  },
  {
    path: 'cases/:caseNumber/answer',
    title: 'shell.titles.answer',
    canActivate: [properCaseNumber, withPageTexts],
    loadComponent: () => import('./support-cases/answering/answer-page').then((m) => m.AnswerPage),
  },
];

const orders: Routes = [
  {
    path: 'orders',
    title: 'shell.titles.orders',
    canActivate: [withPageTexts],
    loadComponent: () => import('./orders/order-lists').then((m) => m.OrderListPage),
  },
  {
    path: 'orders/differences',
    title: 'shell.titles.differences',
    canActivate: [withPageTexts],
    loadComponent: () => import('./orders/order-lists').then((m) => m.DifferenceListPage),
  },
  {
    path: 'orders/:id',
    title: 'shell.titles.order',
    canActivate: [withPageTexts],
    loadComponent: () => import('./orders/order/order-page').then((m) => m.OrderPage),
  },
  {
    path: 'payments',
    title: 'shell.titles.payments',
    canActivate: [withPageTexts],
    loadComponent: () => import('./orders/payment-list/payment-list-page').then((m) => m.PaymentListPage),
  },
];

export const routes: Routes = [
  { path: 'login', title: 'sessions.login.title', component: LoginPage, canActivate: [loggedOut] },
  { path: 'set-password', title: 'sessions.setPassword.title', component: SetPasswordPage },
  { path: '', canActivateChild: [loggedIn], children: guardUnsavedInput([...supportCases, ...orders]) },
  { path: '**', title: 'shell.notFound.title', component: NotFoundPage },
];
