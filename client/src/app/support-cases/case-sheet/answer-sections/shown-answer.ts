import { type AnswerInput, type FieldSpec, type Label, type Language, type SectionSpec, noticeType } from '@contract';
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

type Fields = Readonly<Record<string, unknown>>;

/** The sections of an answer with their values as text in a language. */
export function shownSections(answer: AnswerInput, language: Language): readonly ShownSection[] {
  return noticeType(answer.noticeType)
    .sections.map((spec) => ({
      name: spec.name,
      label: spec.label,
      items: shownItems(spec, answer.sections[spec.name], spec.name, answer.notHeld, language),
    }))
    .filter((section) => section.items.some((item) => item.fields.length > 0));
}

function shownItems(
  spec: SectionSpec,
  value: unknown,
  path: string,
  notHeld: readonly string[],
  language: Language,
): readonly ShownItem[] {
  if (spec.shape === 'text')
    return typeof value === 'string' ? [{ number: null, fields: [textField(spec, value)] }] : [];
  if (spec.shape === 'fields') return [{ number: null, fields: shownFields(spec, value, path, notHeld, language) }];
  const items = Array.isArray(value) ? value : [];
  return items.map((item: unknown, i) => ({
    number: i + 1,
    fields: shownFields(spec, item, `${path}.${i}`, notHeld, language),
  }));
}

function textField({ name, label }: SectionSpec, text: string): ShownField {
  return { name, label, text, word: null, items: [] };
}

function shownFields(
  spec: SectionSpec,
  value: unknown,
  path: string,
  notHeld: readonly string[],
  language: Language,
): readonly ShownField[] {
  return spec.fields.flatMap((field) =>
    shownField(field, (value as Fields | undefined)?.[field.name], `${path}.${field.name}`, notHeld, language),
  );
}

function shownField(
  spec: FieldSpec,
  value: unknown,
  path: string,
  notHeld: readonly string[],
  language: Language,
): readonly ShownField[] {
  const field = { name: spec.name, label: spec.label, text: '', word: null, items: [] };
  if (notHeld.includes(path)) return [{ ...field, word: 'notHeld' as const }];
  if (value === undefined || value === null) return [];
  if (spec.list) return [{ ...field, items: shownItems(spec.list, value, path, notHeld, language) }];
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
