import type { PaymentPage, Problem } from '../../../server/contract/src';
import type { Person, Reply } from '../portal/http';

type Search = Record<string, string>;

/** Searches 決済情報 確認 by its URL. */
export function findPayments(person: Person, query: Search): Promise<Reply<PaymentPage & Problem>> {
  return person.get(`/api/payments?${new URLSearchParams(query).toString()}`);
}

/** The same result as a CSV file. */
export function paymentFile<T = string>(person: Person, query: Search): Promise<Reply<T>> {
  return person.get<T>(`/api/payments.csv?${new URLSearchParams(query).toString()}`);
}

/** The 注文番号 on a page of 決済情報 確認, in its order. */
export async function paymentNumbers(person: Person, query: Search): Promise<string[]> {
  return (await findPayments(person, query)).body.items.map(({ orderNumber }) => orderNumber);
}

/** The errors of a search, each as `pointer code`. */
export async function paymentFaults(person: Person, query: Search): Promise<string[]> {
  return ((await findPayments(person, query)).body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
}
