import type { AnswerContext, AnswerInput, AnswerSections } from '../answer';
import { AnswerCheck } from './answer-check';
import { isFields, ownValue } from '../../values/fields';
import type { FieldError } from '../../values/field-error';

export { dateRule, holds, isAsked, isEmpty, isOptional, isRequired } from '../condition';

/** The result of validating an answer: the normalised answer, and all its errors. */
export interface CheckedAnswer {
  readonly answer: AnswerInput;
  readonly errors: readonly FieldError[];
}

/**
 * Validates an answer against the table of its notice type (spec 2) and normalises it: blank values are left out, phone
 * numbers, postal codes and e-mail addresses get one form, names stay unchanged. Server and form share this function.
 * It accepts any JSON: a wrong shape is an error like any other, never an exception.
 */
export function checkAnswer(input: AnswerInput, context: AnswerContext): CheckedAnswer {
  const check = new AnswerCheck(isFields(input) ? input : {}, context);
  const sections = check.run();
  return {
    answer: {
      noticeType: context.noticeType,
      sections: withKnownProduct(sections, context),
      notHeld: [...check.notHeld],
    },
    errors: check.errors,
  };
}

/** A product name from the request need not be typed again, but becomes part of the answer. */
function withKnownProduct(sections: AnswerSections, { productName }: AnswerContext): AnswerSections {
  const product = ownValue(sections, 'product');
  if (!isFields(product) || productName === null) return sections;
  return { ...sections, product: { name: productName, ...product } };
}
