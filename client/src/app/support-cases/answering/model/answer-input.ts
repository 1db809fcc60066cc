import {
  type AnswerContext,
  type AnswerInput,
  type AnswerSections,
  type FieldValue,
  type SectionValue,
  fieldGroups,
  isAsked,
  isEmpty,
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
  const code = context.noticeType;
  const isHeld = ({ path }: FieldValue) => !draft.notHeld.includes(path);
  let sections = filtered(sectionValues(code, draft.sections), isHeld);
  for (let round = 0; round < 4; round++) {
    const basis = sections;
    const asked = ({ spec }: SectionValue | FieldValue) => isAsked(spec, basis, context);
    const included = ({ spec }: SectionValue) => isIncluded(spec, draft, basis, context);
    sections = filtered(sectionValues(code, basis).filter(asked).filter(included), asked);
  }
  return sections;
}

type Filter = (field: FieldValue) => boolean;

/** The values of the sections, without empty ones and those of the fields that the filter removes. */
function filtered(sections: readonly SectionValue[], filter: Filter): AnswerSections {
  return withoutEmpty(sections.map((section) => [section.path, filteredSection(section, filter)]));
}

function filteredSection(section: SectionValue, filter: Filter): unknown {
  const { shape } = section.spec;
  const valueOf = (field: FieldValue) => (field.list ? filteredSection(field.list, filter) : field.value);
  const groups = fieldGroups(section).map(({ value, fields }) =>
    shape === 'text' ? value : withoutEmpty(fields.filter(filter).map((field) => [field.spec.name, valueOf(field)])),
  );
  return shape === 'list' ? groups : groups[0];
}

function withoutEmpty(entries: readonly (readonly [string, unknown])[]): AnswerSections {
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}
