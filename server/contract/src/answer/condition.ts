import type { AnswerContext, AnswerSections } from './answer';
import type { Condition, DateRule, FieldSpec, SectionSpec } from './section-spec';
import { ownValue } from '../values/fields';
import { isBlank } from '../values/text';

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether nothing was entered: null, blank text, an empty set or list. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && isBlank(value)) ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Whether a condition of the table holds for the values entered so far. */
export function holds(condition: Condition, sections: AnswerSections, context: AnswerContext): boolean {
  const [section, field] = condition.path.split('.') as [string, string?];
  const value =
    section === 'noticeType'
      ? context.noticeType
      : section === 'payment'
        ? context.productName
        : ownValue(ownValue(sections, section), field!);
  if ('absent' in condition) return isEmpty(value);
  const values = Array.isArray(value) ? value : [value];
  return 'in' in condition
    ? values.some((v) => condition.in.includes(v as string))
    : !values.some((v) => condition.notIn.includes(v as string));
}

export function isAsked(spec: SectionSpec | FieldSpec, sections: AnswerSections, context: AnswerContext): boolean {
  return (spec.askedWhen ?? []).every((c) => holds(c, sections, context));
}

export function isRequired(spec: FieldSpec, sections: AnswerSections, context: AnswerContext): boolean {
  return spec.required === true || (spec.required ?? []).some((c) => holds(c, sections, context));
}

export function isOptional(spec: SectionSpec, sections: AnswerSections, context: AnswerContext): boolean {
  return spec.optional === true || (spec.optional ?? []).some((c) => holds(c, sections, context));
}

/** The rule for a field's date under the conditions of the table. */
export function dateRule(spec: FieldSpec, sections: AnswerSections, context: AnswerContext): DateRule | undefined {
  if (typeof spec.date === 'string') return spec.date;
  return spec.date?.find((rule) => holds(rule.when, sections, context))?.is;
}
