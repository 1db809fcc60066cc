import type { ParamMap, Params } from '@angular/router';
import type { CaseQuery } from '@contract';

/** Every name of the contract's CaseQuery; the portal's URL uses the very same ones. */
export const QUERY_NAMES = [
  'category', 'status', 'noticeType', 'service', 'merchant', 'due', 'requestedFrom', 'requestedTo', 'q', 'sort', 'order', 'cursor',
] as const satisfies readonly (keyof CaseQuery)[];

/** What the list is sorted by unless the URL says otherwise: the most urgent case first. */
export const DEFAULT_ORDER = { sort: 'answerDueOn', order: 'asc' } as const;

/** Names that narrow the list; the others order it or turn its pages. */
export const FILTER_NAMES = QUERY_NAMES.filter((name) => name !== 'sort' && name !== 'order' && name !== 'cursor');

/** The query that a URL holds. Values are handed on as they are: the server says what is wrong with one, at its field. */
export function queryFromUrl(params: ParamMap): CaseQuery {
  const given = QUERY_NAMES.map((name) => [name, params.get(name)?.trim()] as const).filter(([, value]) => value);
  return { ...DEFAULT_ORDER, ...Object.fromEntries(given) };
}

/** The URL's parameters for a query; what is empty or usual stays out, so that a shared link is short. */
export function urlFromQuery(query: CaseQuery): Params {
  const usual: CaseQuery = query.sort === DEFAULT_ORDER.sort && query.order === DEFAULT_ORDER.order ? DEFAULT_ORDER : {};
  return Object.fromEntries(QUERY_NAMES.filter((name) => query[name] && query[name] !== usual[name]).map((name) => [name, query[name]]));
}

/** Another filter or order begins at its first page. */
export function changed(query: CaseQuery, change: CaseQuery): CaseQuery {
  return { ...query, ...change, cursor: undefined };
}

export function isFiltered(query: CaseQuery): boolean {
  return FILTER_NAMES.some((name) => query[name]);
}
