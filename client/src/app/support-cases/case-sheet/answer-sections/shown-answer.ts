import {
  type AnswerInput,
  type FieldSpec,
  type FieldValue,
  type Label,
  type Language,
  type SectionValue,
  fieldGroups,
  sectionValues,
} from '@contract';
import { formatCount, formatDate, formatYen } from '../../../shared/formats/formats';

/** A registered or reviewed answer prepared for reading: only what it contains, in the order of the form. */
export interface ShownSection {
  readonly name: string;
  readonly label: Label;
  /** One item for a section of fields; one per item of a list. */
  readonly items: readonly ShownItem[];
}

export interface ShownItem {
  /** From 1 within a list, otherwise null. */
  readonly number: number | null;
  readonly fields: readonly ShownField[];
}

export interface ShownField {
  readonly name: string;
  readonly label: Label;
  /** The value as text, or the word in place of a value. */
  readonly text: string;
  readonly word: 'yes' | 'no' | 'notHeld' | null;
  /** The items of a list within the section. */
  readonly items: readonly ShownItem[];
}

/** The sections of an answer with their values as text in a language. */
export function shownSections(answer: AnswerInput, language: Language): readonly ShownSection[] {
  return sectionValues(answer.noticeType, answer.sections)
    .map((section) => ({
      name: section.path,
      label: section.spec.label,
      items: shownItems(section, answer.notHeld, language),
    }))
    .filter((section) => section.items.some((item) => item.fields.length > 0));
}

function shownItems(section: SectionValue, notHeld: readonly string[], language: Language): readonly ShownItem[] {
  return fieldGroups(section).map(({ item, fields }) => ({
    number: item,
    fields: fields.flatMap((field) => shownField(field, notHeld, language)),
  }));
}

function shownField(
  { spec, path, value, list }: FieldValue,
  notHeld: readonly string[],
  language: Language,
): readonly ShownField[] {
  const field = { name: spec.name, label: spec.label, text: '', word: null, items: [] };
  if (notHeld.includes(path)) return [{ ...field, word: 'notHeld' }];
  if (value === undefined || value === null) return [];
  if (list) return [{ ...field, items: shownItems(list, notHeld, language) }];
  if (spec.kind === 'flag') return [{ ...field, word: value === true ? 'yes' : 'no' }];
  return [{ ...field, text: valueText(spec, value, language) }];
}

function valueText(spec: FieldSpec, value: unknown, language: Language): string {
  switch (spec.kind) {
    case 'date':
      return formatDate(String(value), language);
    case 'yen':
      return formatYen(Number(value), language);
    case 'count':
      return formatCount(Number(value));
    case 'postalCode':
      return String(value).replace(/^(\d{3})(\d{4})$/, '$1-$2');
    case 'choice':
      return optionLabel(spec, value, language);
    case 'choices':
      return (value as readonly unknown[])
        .map((v) => optionLabel(spec, v, language))
        .join(language === 'ja' ? '、' : ', ');
    default:
      return String(value);
  }
}

function optionLabel(spec: FieldSpec, value: unknown, language: Language): string {
  return spec.options?.find((option) => option.value === value)?.label[language] ?? String(value);
}
