import {
  category,
  type CaseCategory,
  type CaseStatus,
  type Deadline,
  hasRunningDeadline,
  tokyoDate,
} from '../../../contract/src';
import { deadline, inUnit } from '../../shared/time/business-days';

/** The state of a case's 回答期限 at `now`, in the unit of its category. */
export function caseDeadline(
  of: { readonly category: CaseCategory; readonly status: CaseStatus; readonly answerDueOn: string },
  now: Date,
): Deadline {
  const due = deadline(hasRunningDeadline(of.status), of.answerDueOn, tokyoDate(now));
  return inUnit(category(of.category).deadline.unit, due, now);
}
