import {
  type AnswerContext,
  type AnswerSections,
  type DateRule,
  type FieldGroup,
  type FieldSpec,
  type FieldValue,
  type SectionSpec,
  type SectionValue,
  dateRule,
  fieldGroups,
  holds,
  isAsked,
  isRequired,
  sectionValues,
} from '@contract';
import type { Draft } from './draft';
import { isIncluded, isSwitchable } from './optional-section';

/** A section as the form currently shows it. */
export interface FormSection extends Pick<SectionValue, 'spec' | 'path'> {
  /** Whether a checkbox switches the section on; `included` when it is ticked. */
  readonly switchable: boolean;
  readonly included: boolean;
  /** A list has one group per item. */
  readonly groups: readonly FormGroup[];
}

export interface FormGroup extends Pick<FieldGroup, 'path' | 'item'> {
  readonly fields: readonly FormField[];
}

export interface FormField extends Pick<FieldValue, 'spec' | 'path'> {
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
  return sectionValues(context.noticeType, draft.sections)
    .filter(({ spec }) => isAsked(spec, sections, context))
    .map((section) => formSection(section, { draft, sections, context }));
}

function formSection(section: SectionValue, asking: Asking): FormSection {
  const { spec, path } = section;
  const { draft, sections, context } = asking;
  const switchable = isSwitchable(spec, sections, context) && path === spec.name;
  const included = !switchable || isIncluded(spec, draft, sections, context);
  const groups = included ? fieldGroups(section).map((group) => formGroup(spec, group, asking)) : [];
  return { spec, path, switchable, included, groups };
}

function formGroup(section: SectionSpec, { path, item, fields }: FieldGroup, asking: Asking): FormGroup {
  const asked = fields.filter(({ spec }) => isAsked(spec, asking.sections, asking.context));
  return { path, item, fields: asked.map((field) => formField(field, section, asking)) };
}

function formField({ spec, path, list }: FieldValue, section: SectionSpec, asking: Asking): FormField {
  const { sections, context } = asking;
  const required = isRequired(spec, sections, context);
  return {
    spec,
    path,
    need: required ? 'required' : isOneOf(spec, section, asking) ? 'one_of' : 'optional',
    canBeNotHeld: required && spec.personal === true,
    dateRule: dateRule(spec, sections, context),
    ...(list && { list: formSection(list, asking) }),
  };
}

function isOneOf(spec: FieldSpec, section: SectionSpec, { sections, context }: Asking): boolean {
  return (section.atLeastOne ?? []).some(
    (rule) => rule.fields.includes(spec.name) && (!rule.when || holds(rule.when, sections, context)),
  );
}

/** All fields of the sections in the order of the form, including those of lists. */
function fieldsOf(sections: readonly FormSection[]): readonly FormField[] {
  return sections
    .flatMap((section) => section.groups)
    .flatMap((group) => group.fields)
    .flatMap((field) => (field.list ? [field, ...fieldsOf([field.list])] : [field]));
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
