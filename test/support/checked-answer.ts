import {
  type AnswerContext,
  type AnswerInput,
  type AnswerSections,
  checkAnswer,
  type NoticeTypeCode,
} from '../../server/contract/src';

/** The day on which the examples of the rules' specs are answered, a Tuesday. */
export const TODAY = '2026-11-24';

export function contextOf(noticeType: NoticeTypeCode, changed: Partial<AnswerContext> = {}): AnswerContext {
  return { noticeType, today: TODAY, productName: null, ownIdentifiers: [], ...changed };
}

/** What is wrong with an answer, one `pointer code` a line of thought: `/sections/product/name required`. */
export function errorsOf(
  input: unknown,
  noticeType: NoticeTypeCode = noticeTypeOf(input),
  changed: Partial<AnswerContext> = {},
): string[] {
  return checkAnswer(input as AnswerInput, contextOf(noticeType, changed)).errors.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
}

/** What would be stored of an answer that is right; fails on one that is not. */
export function storedOf(input: AnswerInput, changed: Partial<AnswerContext> = {}): AnswerSections {
  const { answer, errors } = checkAnswer(input, contextOf(input.noticeType, changed));
  if (errors.length) throw new Error(`not a valid answer: ${JSON.stringify(errors)}`);
  return answer.sections;
}

function noticeTypeOf(input: unknown): NoticeTypeCode {
  return (input as AnswerInput).noticeType;
}
