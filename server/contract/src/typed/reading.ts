import { type FieldError, type FieldErrorCode } from '../field-error';

/**
 * What a person typed, pasted or brought from a spreadsheet, read (spec 9.8): the one form that is stored and compared; `undefined` for what was left
 * empty; or the code of what is wrong, whose sentence (`fieldErrorMessage`) says what would be right.
 */
export type Reading<T> =
  { readonly value: T | undefined } | { readonly error: FieldErrorCode; readonly params?: FieldError['params'] };
