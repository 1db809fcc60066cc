import type { CaseQuery, StatusFilter } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';
import type { FieldKinds } from '../../shared/lists/search-fields';

/** `all` stands only in the URL: the API then gets no status filter. */
export type CaseListQuery = Omit<CaseQuery, 'status'> & { readonly status?: StatusFilter | 'all' };

/**
 * The query of 依頼管理表: by default open cases, the most urgent first. The search text is personal: a 顧客ID is an
 * e-mail address with some merchants.
 */
export const CASE_LIST = new ListQuery<CaseListQuery>(
  [
    'category',
    'status',
    'noticeType',
    'service',
    'merchant',
    'due',
    'requestedFrom',
    'requestedTo',
    'q',
    'sort',
    'order',
    'cursor',
  ],
  { status: 'open', sort: 'answerDueOn', order: 'asc' },
  ['q'],
);

/** The query that is sent to the API. */
export function asked({ status, ...others }: CaseListQuery): CaseQuery {
  return status === undefined || status === 'all' ? others : { ...others, status };
}

/** How typed text is read in each field. */
export const CASE_FIELDS: FieldKinds<CaseListQuery> = {
  q: 'search',
  merchant: 'merchantId',
  requestedFrom: 'date',
  requestedTo: 'date',
};
