import type { FieldError, FieldErrorCode, Label } from '@contract';
import { inputId, pathOfPointer } from './draft-path';
import { type FormField, type FormSection, isChosen } from './form-sections';

/** An error with the place in the form where it belongs. */
export interface FieldProblem {
  readonly path: string | null;
  /** The input to go to; null when the form has none for it. */
  readonly inputId: string | null;
  readonly error: FieldError;
  /** Something is left to fill in, as opposed to something filled in wrongly. */
  readonly missing: boolean;
  readonly section: Label | null;
  /** Which item of a list, from 1. */
  readonly item: number | null;
  readonly field: Label | null;
  /** The field is answered by choosing. */
  readonly chosen: boolean;
}

const MISSING: readonly FieldErrorCode[] = ['required', 'one_required', 'too_few'];

interface Place {
  readonly section: Label;
  readonly item: number | null;
  readonly field: Label | null;
  readonly chosen: boolean;
  readonly inputId: string;
}

/** Errors in the order of the form, each with its place. */
export function fieldProblems(
  errors: readonly FieldError[],
  sections: readonly FormSection[],
): readonly FieldProblem[] {
  const places = new Map(sections.flatMap((section) => placesOf(section)));
  const order = [...places.keys()];
  const rank = (problem: FieldProblem) =>
    problem.path && places.has(problem.path) ? order.indexOf(problem.path) : order.length;
  return errors.map((error) => problemOf(error, places)).sort((a, b) => rank(a) - rank(b));
}

function problemOf(error: FieldError, places: ReadonlyMap<string, Place>): FieldProblem {
  const path = pathOfPointer(error.pointer);
  const place = path === null ? undefined : places.get(path);
  return {
    path,
    error,
    inputId: place?.inputId ?? null,
    missing: MISSING.includes(error.code),
    section: place?.section ?? null,
    item: place?.item ?? null,
    field: place?.field ?? null,
    chosen: place?.chosen ?? false,
  };
}

function placesOf(section: FormSection): [string, Place][] {
  const own: [string, Place] = [
    section.path,
    { section: section.spec.label, item: null, field: null, chosen: false, inputId: inputId(section.path) },
  ];
  return [
    own,
    ...section.fields.flatMap((field) => placesOfField(field, section, null)),
    ...section.items.flatMap((item, i) => item.fields.flatMap((field) => placesOfField(field, section, i + 1))),
  ];
}

function placesOfField(field: FormField, section: FormSection, item: number | null): [string, Place][] {
  if (field.list) return placesOf(field.list);
  const label = field.path === section.path ? null : field.spec.label;
  return [
    [
      field.path,
      { section: section.spec.label, item, field: label, chosen: isChosen(field.spec), inputId: inputId(field.path) },
    ],
  ];
}
