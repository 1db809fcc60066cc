import type { Buyer, NewOrder, OrderQuery } from '../../../contract/src';
import { holds, type SearchField } from './search-terms';

/** The fields of an order that are searched. */
export interface SearchedOrder {
  readonly buyer: Buyer;
  readonly products: readonly string[];
}

/** The fields of a query that search in them. */
export const SEARCHED: readonly (readonly [
  name: 'name' | 'kana' | 'email' | 'phone' | 'productName',
  field: SearchField,
])[] = [
  ['name', 'name'],
  ['kana', 'kana'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['productName', 'product'],
];

export function searchedOf({ buyer, items }: Pick<NewOrder, 'buyer' | 'items'>): SearchedOrder {
  return { buyer, products: items.filter(({ kind }) => kind === undefined).map(({ name }) => name) };
}

/** Every text of an order by which it is found. */
export function textsOf({ buyer, products }: SearchedOrder): [SearchField, string][] {
  const texts: [SearchField, string | null][] = [
    ['name', buyer.name],
    ['kana', buyer.kana],
    ['email', buyer.email],
    ['phone', buyer.phone],
    ...products.map((name): [SearchField, string] => ['product', name]),
  ];
  return texts.filter((text): text is [SearchField, string] => text[1] !== null);
}

/** Whether the order contains everything that a query searches for. */
export function isMeant(order: SearchedOrder, query: OrderQuery): boolean {
  const texts = textsOf(order);
  return SEARCHED.every(
    ([name, field]) =>
      query[name] === undefined || texts.some(([of, text]) => of === field && holds(field, text, query[name]!)),
  );
}
