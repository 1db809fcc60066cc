import {
  type Condition,
  type FieldSpec,
  type Label,
  type NoticeTypeCode,
  type SectionSpec,
  noticeType,
} from '@contract';

/** A section that a notice type asks for, listed before the form is opened. */
export interface AskedItem {
  readonly name: string;
  readonly label: Label;
  readonly fields: readonly Label[];
  readonly optional: boolean;
  /** Asked for only when this field has one of these values; null = always. */
  readonly when: { readonly field: Label; readonly values: readonly (Label | boolean)[] } | null;
}

/** The sections that an answer to a notice type needs, from the table of notice types. */
export function askedItems(code: NoticeTypeCode): readonly AskedItem[] {
  const { sections } = noticeType(code);
  return sections.map((spec) => ({
    name: spec.name,
    label: spec.label,
    // Naming the only field of a section adds nothing when it has the section's name.
    fields: spec.fields
      .filter((field) => isForType(field, code))
      .map((field) => field.label)
      .filter((label) => label.ja !== spec.label.ja),
    optional: spec.optional === true,
    when: spec.askedWhen?.[0] ? conditionInWords(spec.askedWhen[0], sections) : null,
  }));
}

/** Some fields of a section exist for single notice types only. */
function isForType(field: FieldSpec, code: NoticeTypeCode): boolean {
  return (field.askedWhen ?? []).every(
    (condition) => condition.path !== 'noticeType' || ('in' in condition && condition.in.includes(code)),
  );
}

function conditionInWords(condition: Condition, sections: readonly SectionSpec[]): AskedItem['when'] {
  const [section, name] = condition.path.split('.');
  const field = sections.find((s) => s.name === section)?.fields.find((f) => f.name === name);
  if (!field || !('in' in condition)) return null;
  const labelOf = (value: string | boolean) => field.options?.find((o) => o.value === value)?.label ?? value === true;
  return { field: field.label, values: condition.in.map(labelOf) };
}
