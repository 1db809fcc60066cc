import type { MenuLink } from './nav-menu';

/** The menus of the header, for everybody who is logged in. */
export const MENUS: readonly { readonly id: string; readonly label: string; readonly links: readonly MenuLink[] }[] = [
  {
    id: 'support-menu',
    label: 'shell.support',
    links: [
      { path: '/support', title: 'caseSupportTop.title' },
      { path: '/cases', title: 'caseList.title' },
    ],
  },
  {
    id: 'order-menu',
    label: 'shell.orders',
    links: [
      { path: '/orders', title: 'shell.titles.orders' },
      { path: '/payments', title: 'shell.titles.payments' },
    ],
  },
];
