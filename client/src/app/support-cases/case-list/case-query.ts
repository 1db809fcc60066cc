import type { CaseQuery, StatusFilter } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';
import type { FieldKinds } from '../../shared/lists/search-fields';

/** `all` stands in the URL only: the API takes no filter for it. */
export type CaseListQuery = Omit<CaseQuery, 'status'> & { readonly status?: StatusFilter | 'all' };

/** The query of 依頼管理表: what waits for an answer, the most urgent case first. What is searched for may be a 顧客ID, an address of mail with some merchants. */
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

/** What the API is asked. */
export function asked({ status, ...others }: CaseListQuery): CaseQuery {
  return status === undefined || status === 'all' ? others : { ...others, status };
}

/** What is typed into its fields. */
export const CASE_FIELDS: FieldKinds<CaseListQuery> = {
  q: 'search',
  merchant: 'merchantId',
  requestedFrom: 'date',
  requestedTo: 'date',
};
