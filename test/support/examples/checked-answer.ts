import {
  type AnswerContext,
  type AnswerInput,
  type AnswerSections,
  checkAnswer,
  type NoticeTypeCode,
} from '../../../server/contract/src';

/** The date of the answers in the specs of the rules, a Tuesday. */
export const TODAY = '2026-11-24';

export function contextOf(noticeType: NoticeTypeCode, changed: Partial<AnswerContext> = {}): AnswerContext {
  return { noticeType, today: TODAY, productName: null, ownIdentifiers: [], ...changed };
}

/** The errors of an answer, each as `pointer code`: `/sections/product/name required`. */
export function errorsOf(
  input: unknown,
  noticeType: NoticeTypeCode = noticeTypeOf(input),
  changed: Partial<AnswerContext> = {},
): string[] {
  return checkAnswer(input as AnswerInput, contextOf(noticeType, changed)).errors.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
}

/** The normalised answer; fails if the answer has errors. */
export function storedOf(input: AnswerInput, changed: Partial<AnswerContext> = {}): AnswerSections {
  const { answer, errors } = checkAnswer(input, contextOf(input.noticeType, changed));
  if (errors.length) throw new Error(`not a valid answer: ${JSON.stringify(errors)}`);
  return answer.sections;
}

function noticeTypeOf(input: unknown): NoticeTypeCode {
  return (input as AnswerInput).noticeType;
}
