import {
  type AnswerContext,
  type AnswerInput,
  type AnswerSections,
  type FieldValue,
  type SectionSpec,
  type SectionValue,
  fieldGroups,
  isAsked,
  isEmpty,
  noticeType,
  sectionValues,
} from '@contract';
import type { Draft } from './draft';
import { formSections, personalPaths } from './form-sections';
import { isIncluded } from './optional-section';

/**
 * The answer that a draft would send: numbers and dates as typed, which `checkAnswer` reads, and only what the notice
 * type asks for.
 */
export function answerInput(draft: Draft, context: AnswerContext): AnswerInput {
  const sections = sentSections(draft, context);
  const declarable = personalPaths(formSections(draft, sections, context));
  return { noticeType: context.noticeType, sections, notHeld: draft.notHeld.filter((path) => declarable.has(path)) };
}

/**
 * The sections that are sent. A hidden value may hide others that depend on it, so this is repeated until nothing
 * changes (chains of conditions have at most three steps).
 */
function sentSections(draft: Draft, context: AnswerContext): AnswerSections {
  const specs = noticeType(context.noticeType).sections;
  let sections = changed(specs, draft.sections, ({ path, value }) => (draft.notHeld.includes(path) ? null : value));
  for (let round = 0; round < 4; round++) {
    const basis = sections;
    const sent = specs.filter((spec) => isAsked(spec, basis, context) && isIncluded(spec, draft, basis, context));
    sections = changed(sent, basis, ({ spec, value }) => (isAsked(spec, basis, context) ? value : null));
  }
  return sections;
}

/** The sections with changed values of their fields, without those that are empty then. */
function changed(specs: readonly SectionSpec[], sections: AnswerSections, change: Change): AnswerSections {
  return withoutEmpty(sectionValues(specs, sections).map((section) => [section.path, changedSection(section, change)]));
}

type Change = (field: FieldValue) => unknown;

function changedSection(section: SectionValue, change: Change): unknown {
  const { shape } = section.spec;
  const groups = fieldGroups(section).map(({ fields }) =>
    shape === 'text'
      ? change(fields[0]!)
      : withoutEmpty(fields.map((field) => [field.spec.name, changedField(field, change)])),
  );
  return shape === 'list' ? groups : groups[0];
}

/** The items of a list are changed before the list itself. */
function changedField(field: FieldValue, change: Change): unknown {
  return change(field.list ? { ...field, value: changedSection(field.list, change) } : field);
}

function withoutEmpty(entries: readonly (readonly [string, unknown])[]): AnswerSections {
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}
