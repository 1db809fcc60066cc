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

type Place = Omit<FieldProblem, 'path' | 'error' | 'missing'>;

const NOWHERE: Place = { inputId: null, section: null, item: null, field: null, chosen: false };

/** Errors in the order of the form, each with its location. */
export function fieldProblems(
  errors: readonly FieldError[],
  sections: readonly FormSection[],
): readonly FieldProblem[] {
  const places = new Map<string | null, Place>(sections.flatMap((section) => placesOf(section)));
  const order = [...places.keys()];
  const rank = (problem: FieldProblem) => (places.has(problem.path) ? order.indexOf(problem.path) : order.length);
  return errors.map((error) => problemOf(error, places)).sort((a, b) => rank(a) - rank(b));
}

function problemOf(error: FieldError, places: ReadonlyMap<string | null, Place>): FieldProblem {
  const path = pathOfPointer(error.pointer);
  return { path, error, missing: MISSING.includes(error.code), ...(places.get(path) ?? NOWHERE) };
}

function placesOf({ spec, path, groups }: FormSection): [string, Place][] {
  const own: Place = { ...NOWHERE, inputId: inputId(path), section: spec.label };
  return [
    [path, own],
    ...groups.flatMap(({ item, fields }) => fields.flatMap((field) => placesOfField(field, { ...own, item }))),
  ];
}

/** A single text has the path and the label of its section. */
function placesOfField({ spec, path, list }: FormField, within: Place): [string, Place][] {
  if (list) return placesOf(list);
  const field = inputId(path) === within.inputId ? null : spec.label;
  return [[path, { ...within, inputId: inputId(path), field, chosen: isChosen(spec) }]];
}
