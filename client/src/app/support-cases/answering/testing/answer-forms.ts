import type { CaseDetail, NoticeTypeCode } from '@contract';
import { AnswerForm } from '../model/answer-form';
import { caseDetail, TODAY } from './case-detail';
import type { Entries } from './filled-entries';

/** A form in which a person has entered values, by their path. */
export function formWith(
  entries: Entries,
  noticeType: NoticeTypeCode = 'usage_inquiry.usage_details',
  changes: Partial<CaseDetail> = {},
): AnswerForm {
  const form = new AnswerForm(caseDetail(noticeType, changes), () => TODAY);
  for (const [path, value] of Object.entries(entries)) form.enter(path, value);
  return form;
}

/** What is wrong in a form, one `path code` each. */
export function wrong(form: AnswerForm): string[] {
  return form.problems().map((p) => `${p.path} ${p.error.code}`);
}
