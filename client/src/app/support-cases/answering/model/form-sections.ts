import {
  type AnswerContext,
  type AnswerSections,
  type DateRule,
  type FieldSpec,
  type SectionSpec,
  holds,
  isAsked,
  isRequired,
  noticeType,
} from '@contract';
import { type Draft, itemsAt } from './draft';
import { isIncluded, isSwitchable } from './optional-section';

/** A section as the form currently shows it. */
export interface FormSection {
  readonly spec: SectionSpec;
  readonly path: string;
  /** Whether a checkbox switches the section on; `included` when it is ticked. */
  readonly switchable: boolean;
  readonly included: boolean;
  /** The section's fields; none for a list; for a single text one field with the section's own path. */
  readonly fields: readonly FormField[];
  readonly items: readonly FormItem[];
}

export interface FormItem {
  readonly path: string;
  readonly fields: readonly FormField[];
}

export interface FormField {
  readonly spec: FieldSpec;
  readonly path: string;
  /** one_of: this or another field of the section is required. */
  readonly need: 'required' | 'one_of' | 'optional';
  readonly canBeNotHeld: boolean;
  readonly dateRule?: DateRule;
  /** The items, for a field that is a list. */
  readonly list?: FormSection;
}

type Asking = { readonly draft: Draft; readonly sections: AnswerSections; readonly context: AnswerContext };

/** What the form shows for a draft; `sections` is what would be sent, and decides the table's conditions. */
export function formSections(draft: Draft, sections: AnswerSections, context: AnswerContext): readonly FormSection[] {
  const asking = { draft, sections, context };
  return noticeType(context.noticeType)
    .sections.filter((spec) => isAsked(spec, sections, context))
    .map((spec) => formSection(spec, spec.name, asking));
}

function formSection(spec: SectionSpec, path: string, asking: Asking): FormSection {
  const { draft, sections, context } = asking;
  const switchable = isSwitchable(spec, sections, context) && path === spec.name;
  const included = !switchable || isIncluded(spec, draft, sections, context);
  const section = { spec, path, switchable, included, fields: [], items: [] };
  if (!included) return section;
  if (spec.shape === 'text') return { ...section, fields: [textField(spec, path)] };
  if (spec.shape === 'fields') return { ...section, fields: formFields(spec, path, asking) };
  const items = itemsAt(draft, path).map((_, i) => ({
    path: `${path}.${i}`,
    fields: formFields(spec, `${path}.${i}`, asking),
  }));
  return { ...section, items };
}

function textField(spec: SectionSpec, path: string): FormField {
  return { spec: { name: spec.name, label: spec.label, kind: 'text' }, path, need: 'optional', canBeNotHeld: false };
}

function formFields(section: SectionSpec, path: string, asking: Asking): FormField[] {
  return section.fields
    .filter((spec) => isAsked(spec, asking.sections, asking.context))
    .map((spec) => formField(spec, section, `${path}.${spec.name}`, asking));
}

function formField(spec: FieldSpec, section: SectionSpec, path: string, asking: Asking): FormField {
  const required = isRequired(spec, asking.sections, asking.context);
  return {
    spec,
    path,
    need: required ? 'required' : isOneOf(spec, section, asking) ? 'one_of' : 'optional',
    canBeNotHeld: required && spec.personal === true,
    dateRule: dateRule(spec, asking),
    ...(spec.list && { list: formSection(spec.list, path, asking) }),
  };
}

function isOneOf(spec: FieldSpec, section: SectionSpec, { sections, context }: Asking): boolean {
  return (section.atLeastOne ?? []).some(
    (rule) => rule.fields.includes(spec.name) && (!rule.when || holds(rule.when, sections, context)),
  );
}

function dateRule(spec: FieldSpec, { sections, context }: Asking): DateRule | undefined {
  if (typeof spec.date === 'string') return spec.date;
  return spec.date?.find((rule) => holds(rule.when, sections, context))?.is;
}

/** All fields of the sections in the order of the form, including those of lists. */
function fieldsOf(sections: readonly FormSection[]): readonly FormField[] {
  return sections.flatMap((section) =>
    [...section.fields, ...section.items.flatMap((item) => item.fields)].flatMap((field) =>
      field.list ? [field, ...fieldsOf([field.list])] : [field],
    ),
  );
}

/** Whether a field is answered by choosing an option, not by typing. */
export function isChosen({ kind }: FieldSpec): boolean {
  return kind === 'choice' || kind === 'choices' || kind === 'flag';
}

/** Paths that may be marked 「保有していない」. */
export function personalPaths(sections: readonly FormSection[]): ReadonlySet<string> {
  return new Set(
    fieldsOf(sections)
      .filter((field) => field.canBeNotHeld)
      .map((field) => field.path),
  );
}
