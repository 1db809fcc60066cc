import { noticeType, type NoticeTypeCode } from '../categories';
import { ownValue } from '../values/fields';
import { isBlank } from '../values/text';
import type { AnswerContext, AnswerSections } from './answer';
import type { Condition, DateRule, FieldSpec, SectionSpec } from './section-spec';

/** A section of the table, or a list within one, with its value in an answer. */
export interface SectionValue {
  readonly spec: SectionSpec;
  /** `section`, for a list within a section `section.field`. */
  readonly path: string;
  readonly value: unknown;
}

/** Fields that are filled in together: those of a section, or those of one item of a list. */
export interface FieldGroup {
  /** As of the section, in a list `section.index`. */
  readonly path: string;
  /** The number of the list's item, from 1; null outside of a list. */
  readonly item: number | null;
  readonly value: unknown;
  readonly fields: readonly FieldValue[];
}

export interface FieldValue {
  readonly spec: FieldSpec;
  /** As in `notHeld`: `section.field`, in a list `section.index.field`; a single text has its section's path. */
  readonly path: string;
  readonly value: unknown;
  /** The items, for a field of kind list. */
  readonly list: SectionValue | null;
}

/** Every section that a notice type has, with its value if there is one. */
export function sectionValues(code: NoticeTypeCode, sections: AnswerSections): readonly SectionValue[] {
  return noticeType(code).sections.map((spec) => ({ spec, path: spec.name, value: ownValue(sections, spec.name) }));
}

/**
 * The one walk over the table: a section has one group of fields, a list one per item, and a single text is a group of
 * one field. A list within a section is walked by calling this for the field's `list`.
 */
export function fieldGroups({ spec, path, value }: SectionValue): readonly FieldGroup[] {
  if (spec.shape !== 'list') return [fieldGroup(spec, path, value, null)];
  return Array.isArray(value) ? value.map((item: unknown, i) => fieldGroup(spec, `${path}.${i}`, item, i + 1)) : [];
}

/** The JSON pointer of a path in an answer. */
export function pointerOf(path: string): string {
  return `/sections/${path.replaceAll('.', '/')}`;
}

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

function fieldGroup(spec: SectionSpec, path: string, value: unknown, item: number | null): FieldGroup {
  const text: FieldSpec = { name: spec.name, label: spec.label, kind: 'text' };
  const fields =
    spec.shape === 'text'
      ? [fieldValue(text, path, value)]
      : spec.fields.map((field) => fieldValue(field, `${path}.${field.name}`, ownValue(value, field.name)));
  return { path, item, value, fields };
}

function fieldValue(spec: FieldSpec, path: string, value: unknown): FieldValue {
  return { spec, path, value, list: spec.list ? { spec: spec.list, path, value } : null };
}
