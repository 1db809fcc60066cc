import type { FieldError, FieldErrorCode, Label } from '@contract';
import { inputId, pathOfPointer } from './draft-path';
import { type FormField, type FormSection, isChosen } from './form-sections';

/** An error with its location in the form. */
export interface FieldProblem {
  readonly path: string | null;
  /** The id of the input with the error; null when the form has none. */
  readonly inputId: string | null;
  readonly error: FieldError;
  /** Whether the value is missing, as opposed to wrong. */
  readonly missing: boolean;
  readonly section: Label | null;
  /** The number of the list's item, from 1. */
  readonly item: number | null;
  readonly field: Label | null;
  /** Whether the field is answered by choosing an option. */
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

/** Errors in the order of the form, each with its location. */
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
