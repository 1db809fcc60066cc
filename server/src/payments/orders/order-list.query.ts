import { addDays, EXACT_TOTAL, identifierKey, lastNaturalKey, naturalKey, type OrderCare, type OrderQuery, PAGE_SIZE } from '../../../contract/src';
import type { ListCursor } from '../../shared/list-cursor';
import { partyNames } from '../../shared/party-names';
import { Conditions, ofEverybody, type Statement } from '../../shared/statement';
import { CARE_CONDITIONS, expiringUntil } from './order-care';
import type { SearchField } from './search-keys';

/** Keys that an order must have, of every text that was searched for (`SearchKeys`). */
export type SoughtKeys = readonly Buffer[];

export const SEARCHED: readonly (readonly [keyof OrderQuery, SearchField])[] = [
  ['name', 'name'], ['kana', 'kana'], ['email', 'email'], ['phone', 'phone'], ['productName', 'product'],
];

/**
 * Builds the list's SQL: keyset pages (spec 5.1). Searches in what is sealed begin at the rarest thing they have, a search key
 * with the time in it, so that a page of them follows its index as the list without a search does.
 */
export class OrderListQuery {
  private readonly conditions = new Conditions();
  private readonly column: string;
  private readonly from: string;

  constructor(private readonly query: OrderQuery, /** null = support, all merchants. */ merchantId: string | null, keys: SoughtKeys, private readonly today: string) {
    const [first, ...others] = keys;
    this.column = this.sortColumn(first !== undefined);
    this.from = first ? 'order_keys k JOIN orders o ON o.merchant_id = k.merchant_id AND o.id = k.order_id' : 'orders o';
    if (merchantId !== null) this.conditions.require('o.merchant_id = ?', merchantId);
    else this.conditions.all.push(ofEverybody('o'));
    if (first) this.startAt(first, merchantId!);
    for (const key of others) this.requireKey(key);
    this.filter();
  }

  /** One row more than a page, so that it is known whether there is another. */
  page(cursor: ListCursor | null): Statement {
    const descending = (this.query.order !== 'asc') !== (cursor?.backward ?? false);
    const direction = descending ? 'DESC' : 'ASC';
    const id = this.column.startsWith('k.') ? 'k.order_id' : 'o.id';
    const after = cursor ? [`(${this.column}, ${id}) ${descending ? '<' : '>'} (${this.conditions.parameter(cursor.value)}::timestamptz, ${this.conditions.parameter(cursor.id)}::bigint)`] : [];
    return this.conditions.statement(
      `WITH page AS MATERIALIZED (SELECT o.merchant_id, o.id, ${this.column} AS sort_at FROM ${this.from} ${this.conditions.where(after)}
         ORDER BY ${this.column} ${direction}, ${id} ${direction} LIMIT ${PAGE_SIZE + 1})
       SELECT o.id, o.merchant_id, o.service_id, ${partyNames('o')}, o.order_number, o.status, o.payment_method, o.customer_id, o.ordered_at, o.updated_at,
         o.total, o.repaid, o.paid_on, o.capture_ends_on, o.sealed_content, o.wrapped_key, o.master_key_version, p.tracking_id, p.state AS payment_state, p.authorization_ends_on,
         EXISTS (SELECT 1 FROM payment_operations x WHERE x.merchant_id = o.merchant_id AND x.order_id = o.id AND x.state IN ('requested', 'unknown')) AS inquiring,
         page.sort_at::text AS sort_value
       FROM page JOIN orders o USING (merchant_id, id) LEFT JOIN payments p ON p.merchant_id = o.merchant_id AND p.order_id = o.id
       ORDER BY page.sort_at ${direction}, o.id ${direction}`);
  }

  /** Counts no further than the exact totals go; the order keeps it on an index where many rows match. */
  total(): Statement {
    return this.conditions.statement(`SELECT count(*)::integer AS count FROM (SELECT 1 FROM ${this.from} ${this.conditions.where()} ORDER BY ${this.column} LIMIT ${EXACT_TOTAL}) AS counted`);
  }

  private sortColumn(byKey: boolean): string {
    if (this.query.sort === 'updatedAt') return 'o.updated_at';
    return byKey ? 'k.ordered_at' : 'o.ordered_at';
  }

  private startAt(key: Buffer, merchantId: string): void {
    this.conditions.require('k.merchant_id = ?', merchantId);
    this.conditions.require('k.key = ?', key);
  }

  /** Compared with the first key, not with the order: the keys are met with each other before an order is read. */
  private requireKey(key: Buffer): void {
    this.conditions.require('EXISTS (SELECT 1 FROM order_keys x WHERE x.merchant_id = k.merchant_id AND x.key = ? AND x.ordered_at = k.ordered_at AND x.order_id = k.order_id)', key);
  }

  private filter(): void {
    const { numberFrom, numberTo, status, paymentMethod, totalFrom, totalTo, trackingId, customerId, care, service } = this.query;
    const conditions = this.conditions;
    if (numberFrom !== undefined) conditions.require('o.number_key >= ?', naturalKey(numberFrom));
    if (numberTo !== undefined) conditions.require('o.number_key <= ?', lastNaturalKey(numberTo));
    if (status !== undefined) conditions.require('o.status = ?', status);
    if (paymentMethod !== undefined) conditions.require('o.payment_method = ?', paymentMethod);
    if (totalFrom !== undefined) conditions.require('o.total >= ?', Number(totalFrom));
    if (totalTo !== undefined) conditions.require('o.total <= ?', Number(totalTo));
    if (trackingId !== undefined) conditions.require('(o.merchant_id, o.id) IN (SELECT t.merchant_id, t.order_id FROM payments t WHERE t.tracking_id = ?)', trackingId);
    if (customerId !== undefined) conditions.require('o.customer_key = ?', identifierKey(customerId));
    if (service !== undefined) conditions.require('o.service_id = ?', service.slice(-3));
    if (care !== undefined) this.requireCare(care);
    this.filterDays();
  }

  /** Days are Tokyo's: a day ends where the next one begins. */
  private filterDays(): void {
    const { orderedFrom, orderedTo, updatedFrom, updatedTo } = this.query;
    if (orderedFrom !== undefined) this.conditions.require('o.ordered_at >= ?', beginOf(orderedFrom));
    if (orderedTo !== undefined) this.conditions.require('o.ordered_at < ?', beginOf(addDays(orderedTo, 1)));
    if (updatedFrom !== undefined) this.conditions.require('o.updated_at >= ?', beginOf(updatedFrom));
    if (updatedTo !== undefined) this.conditions.require('o.updated_at < ?', beginOf(addDays(updatedTo, 1)));
  }

  private requireCare(care: OrderCare): void {
    const days = [this.today, expiringUntil(this.today)];
    for (const condition of CARE_CONDITIONS[care]) {
      if (condition.includes('?')) this.conditions.require(condition, days.shift());
      else this.conditions.all.push(condition);
    }
  }
}

function beginOf(day: string): string {
  return `${day}T00:00:00+09:00`;
}
