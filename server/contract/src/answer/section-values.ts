import { noticeType, type NoticeTypeCode } from '../categories';
import { ownValue } from '../values/fields';
import type { AnswerSections } from './answer';
import type { FieldSpec, SectionSpec } from './section-spec';

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
