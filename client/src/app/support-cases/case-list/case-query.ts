import type { CaseQuery } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';

/** The query of 依頼管理表; the most urgent case comes first. */
export const CASE_LIST = new ListQuery<CaseQuery>(
  ['category', 'status', 'noticeType', 'service', 'merchant', 'due', 'requestedFrom', 'requestedTo', 'q', 'sort', 'order', 'cursor'],
  { sort: 'answerDueOn', order: 'asc' },
);
