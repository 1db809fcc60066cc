import {
  type AnswerContext,
  type AnswerInput,
  type AnswerSections,
  type FieldSpec,
  type SectionSpec,
  isAsked,
  isBlank,
  noticeType,
} from '@contract';
import type { Draft } from './draft';
import { formSections, personalPaths } from './form-sections';
import { isIncluded } from './optional-section';

type Fields = Readonly<Record<string, unknown>>;

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
  let sections: AnswerSections = Object.fromEntries(
    specs.map((spec) => [spec.name, sectionValue(spec, draft.sections[spec.name], draft, spec.name)]),
  );
  for (let round = 0; round < 4; round++) {
    const basis = sections;
    sections = Object.fromEntries(
      specs
        .filter((spec) => isAsked(spec, basis, context) && isIncluded(spec, draft, basis, context))
        .map((spec) => [spec.name, withoutHidden(spec, basis[spec.name], basis, context)]),
    );
  }
  return withoutUndefined(sections);
}

function sectionValue(spec: SectionSpec, raw: unknown, draft: Draft, path: string): unknown {
  if (spec.shape === 'text') return textValue(raw);
  if (spec.shape === 'fields') return fieldValues(spec, raw, draft, path);
  return Array.isArray(raw) ? raw.map((item: unknown, i) => fieldValues(spec, item, draft, `${path}.${i}`)) : [];
}

function fieldValues(spec: SectionSpec, raw: unknown, draft: Draft, path: string): Fields {
  const entries = spec.fields.map((field) => [
    field.name,
    fieldValue(field, (raw as Fields | undefined)?.[field.name], draft, `${path}.${field.name}`),
  ]);
  return withoutUndefined(Object.fromEntries(entries) as Fields);
}

function fieldValue(spec: FieldSpec, raw: unknown, draft: Draft, path: string): unknown {
  if (draft.notHeld.includes(path)) return undefined;
  if (spec.list) return withContent(sectionValue(spec.list, raw, draft, path));
  return typeof raw === 'string' ? textValue(raw) : (raw ?? undefined);
}

function withContent(items: unknown): unknown {
  return Array.isArray(items) && items.length > 0 ? items : undefined;
}

function textValue(raw: unknown): string | undefined {
  return typeof raw === 'string' && !isBlank(raw) ? raw : undefined;
}

function withoutHidden(spec: SectionSpec, value: unknown, basis: AnswerSections, context: AnswerContext): unknown {
  if (spec.shape !== 'fields') return value;
  const hidden = new Set(spec.fields.filter((field) => !isAsked(field, basis, context)).map((field) => field.name));
  return Object.fromEntries(Object.entries(value as Fields).filter(([name]) => !hidden.has(name)));
}

function withoutUndefined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
