import {
  addDays,
  CASE_CATEGORIES,
  CASE_SORTS,
  type CaseQuery,
  DUE_FILTERS,
  NOTICE_TYPE_CODES,
  ORDER_ATTENTIONS,
  ORDER_SORTS,
  ORDER_STATUSES,
  type OrderQuery,
  PAYMENT_STATES,
  type PaymentQuery,
  STATUS_FILTERS,
  tokyoDate,
} from '../../../server/contract/src';
import { BIGGEST } from '../../bench/seed/base-rows';

type Query<T> = { readonly [K in keyof T]?: T[K] };

const DAY = (days: number) => addDays(tokyoDate(new Date()), days);
const sorted = <T extends string>(sorts: readonly T[]) =>
  sorts.flatMap((sort) => [
    { sort, order: 'asc' as const },
    { sort, order: 'desc' as const },
  ]);
const RARE_TYPE = NOTICE_TYPE_CODES.at(-1)!;

/**
 * Every filter of 依頼管理表 alone, every sort order, and usual combinations; the values occur in the benchmarks' rows.
 */
const CASES: readonly Query<CaseQuery>[] = [
  {},
  ...sorted(CASE_SORTS),
  ...STATUS_FILTERS.map((status) => ({ status })),
  ...STATUS_FILTERS.map((status) => ({ status, sort: 'receivedAt' as const, order: 'desc' as const })),
  { category: CASE_CATEGORIES[0] },
  ...DUE_FILTERS.map((due) => ({ due })),
  { noticeType: NOTICE_TYPE_CODES[1] },
  { noticeType: RARE_TYPE },
  { noticeType: RARE_TYPE, status: 'open' },
  { noticeType: RARE_TYPE, sort: 'requestedOn', order: 'desc' },
  { service: `${BIGGEST}-001` },
  { requestedFrom: DAY(-5), requestedTo: DAY(-4), sort: 'requestedOn' },
  { status: 'open', requestedFrom: DAY(-10) },
  { q: 'SD-00000042' },
  { q: '20000000000042' },
  { q: `cust-${BIGGEST}-42` },
  { q: 'A0000000042' },
  { q: 'nothing' },
];

/** The same for 受注管理. */
const ORDERS: readonly Query<OrderQuery>[] = [
  {},
  ...sorted(ORDER_SORTS),
  ...ORDER_STATUSES.map((status) => ({ status })),
  ...ORDER_ATTENTIONS.map((attention) => ({ attention })),
  { numberFrom: 'A0000000100', numberTo: 'A0000000900' },
  { paymentMethod: 'credit_card' },
  { paymentMethod: 'cash_on_delivery' },
  { orderedFrom: DAY(-60), orderedTo: DAY(-58) },
  { updatedFrom: DAY(-60), updatedTo: DAY(-58), sort: 'updatedAt' },
  { totalFrom: '30000' },
  { trackingId: '20000000000042' },
  { customerId: `cust-${BIGGEST}-42` },
  { service: `${BIGGEST}-001` },
];
/** Encrypted values are searched within one merchant only. */
const ORDERS_OF_ONE: readonly Query<OrderQuery>[] = [
  { name: '髙﨑' },
  { name: '髙' },
  { name: '髙﨑', sort: 'updatedAt' },
  { kana: 'タカ' },
  { email: 'yoshiko.t@example.jp' },
  { phone: '0985233362' },
  { productName: 'いくら' },
  { productName: 'いくら', name: '髙﨑' },
];

/** 決済情報 確認. */
const PAYMENTS: readonly Query<PaymentQuery>[] = [
  { trackingId: '20000000000042' },
  { orderedFrom: DAY(-60), orderedTo: DAY(-58) },
  { orderedFrom: DAY(-60), orderedTo: DAY(-30), customerId: `cust-${BIGGEST}-42` },
  { orderedFrom: DAY(-90), orderedTo: DAY(-1), orderNumber: 'A0000000042' },
  ...PAYMENT_STATES.map((state) => ({ state, orderedFrom: DAY(-60), orderedTo: DAY(-58) })),
];

/** A search as it is sent: by its URL, or by a body where it may identify persons. */
export interface Search {
  readonly path: string;
  readonly body?: Readonly<Record<string, string>>;
}

/** Every list, search and count that a person can request. */
export function searchesOf({ support }: { readonly support: boolean }): Search[] {
  const asked = (queries: readonly object[]) =>
    queries.map((query) => ofReader(query as Record<string, string>, support));
  const paths = (path: string, queries: readonly object[]) =>
    asked(queries).map((query) => ({ path: `${path}?${new URLSearchParams(query).toString()}` }));
  return [
    { path: '/api/case-counts' },
    ...paths('/api/cases', CASES),
    { path: '/api/order-attention-counts' },
    ...paths('/api/orders', ORDERS),
    ...(support ? [] : asked(ORDERS_OF_ONE).map((body) => ({ path: '/api/orders/search', body }))),
    ...paths('/api/payments', PAYMENTS),
    ...paths('/api/payments.csv', PAYMENTS),
    ...(support ? [{ path: '/api/cases?merchant=10010' }, { path: '/api/cases?merchant=10010&status=open' }] : []),
  ];
}

/** A merchant's users name a service by its SID only. */
function ofReader({ service, ...query }: Record<string, string>, support: boolean): Record<string, string> {
  return { ...query, ...(service !== undefined && { service: support ? service : service.slice(-3) }) };
}
