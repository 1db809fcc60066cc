import type { Current, FieldError, Warning, ProblemCode } from '../../../contract/src';

/** A rule refuses a call; the filter turns the error into problem+json with the status of its code. */
export class DomainError extends Error {
  constructor(
    readonly code: ProblemCode,
    detail?: string,
    readonly errors?: readonly FieldError[],
    readonly retryAfterSeconds?: number,
    readonly warnings?: readonly Warning[],
  ) {
    super(detail ?? code);
  }
}

/**
 * The data that the caller saw has changed since: 409. `current` is filled in by the code that builds the page's view
 * of it (`withCurrentView`).
 */
export class VersionConflict extends DomainError {
  constructor(readonly current?: Current) {
    super('version_conflict');
  }
}

/** The object does not exist or the caller may not know of it: both are answered alike. */
export function notFound(): DomainError {
  return new DomainError('not_found');
}

export function invalidFields(errors: readonly FieldError[]): DomainError {
  return new DomainError('invalid_fields', undefined, errors);
}

/** Warnings have to be confirmed first; the error names all of them, including those that were already confirmed. */
export function unconfirmed(warnings: readonly Warning[]): DomainError {
  return new DomainError('warnings_unconfirmed', undefined, undefined, undefined, warnings);
}
