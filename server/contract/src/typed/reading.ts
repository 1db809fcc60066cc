import { type FieldError, type FieldErrorCode } from '../values/field-error';

/**
 * The result of reading what a person typed, pasted or copied from a spreadsheet (spec 9.8): the one form that is
 * stored and compared; `undefined` for an empty value; or the code of the error, whose sentence (`fieldErrorMessage`)
 * describes the expected form.
 */
export type Reading<T> =
  { readonly value: T | undefined } | { readonly error: FieldErrorCode; readonly params?: FieldError['params'] };
