import {
  addDays,
  identifierKey,
  lastNaturalKey,
  naturalKey,
  type OrderAttention,
  type OrderQuery,
} from '../../../contract/src';
import { type Conditions, ofEverybody } from '../../shared/database/statement';
import { ATTENTION_CONDITIONS, expiringUntil } from '../order/order-attention';

/** All conditions of a query on the orders `o` themselves; the search handles conditions on encrypted data. */
export function requireFilters(
  conditions: Conditions,
  query: OrderQuery,
  /** null = support, all merchants. */ merchantId: string | null,
  today: string,
): void {
  if (merchantId !== null) conditions.require('o.merchant_id = ?', merchantId);
  else conditions.all.push(ofEverybody('o'));
  const {
    numberFrom,
    numberTo,
    status,
    paymentMethod,
    totalFrom,
    totalTo,
    trackingId,
    customerId,
    attention,
    service,
  } = query;
  if (numberFrom !== undefined) conditions.require('o.number_key >= ?', naturalKey(numberFrom));
  if (numberTo !== undefined) conditions.require('o.number_key <= ?', lastNaturalKey(numberTo));
  if (status !== undefined) conditions.require('o.status = ?', status);
  if (paymentMethod !== undefined) conditions.require('o.payment_method = ?', paymentMethod);
  if (totalFrom !== undefined) conditions.require('o.total >= ?', Number(totalFrom));
  if (totalTo !== undefined) conditions.require('o.total <= ?', Number(totalTo));
  if (trackingId !== undefined)
    conditions.require(
      '(o.merchant_id, o.id) IN (SELECT t.merchant_id, t.order_id FROM payments t WHERE t.tracking_id = ?)',
      trackingId,
    );
  if (customerId !== undefined) conditions.require('o.customer_key = ?', identifierKey(customerId));
  if (service !== undefined) conditions.require('o.service_id = ?', service.slice(-3));
  if (attention !== undefined) requireAttention(conditions, attention, today);
  requireDays(conditions, query);
}

/** Days are in Tokyo time: a day ends where the next one begins. */
function requireDays(conditions: Conditions, { orderedFrom, orderedTo, updatedFrom, updatedTo }: OrderQuery): void {
  if (orderedFrom !== undefined) conditions.require('o.ordered_at >= ?', beginOf(orderedFrom));
  if (orderedTo !== undefined) conditions.require('o.ordered_at < ?', beginOf(addDays(orderedTo, 1)));
  if (updatedFrom !== undefined) conditions.require('o.updated_at >= ?', beginOf(updatedFrom));
  if (updatedTo !== undefined) conditions.require('o.updated_at < ?', beginOf(addDays(updatedTo, 1)));
}

function requireAttention(conditions: Conditions, attention: OrderAttention, today: string): void {
  const days = [today, expiringUntil(today)];
  for (const condition of ATTENTION_CONDITIONS[attention]) {
    if (condition.includes('?')) conditions.require(condition, days.shift());
    else conditions.all.push(condition);
  }
}

function beginOf(day: string): string {
  return `${day}T00:00:00+09:00`;
}
