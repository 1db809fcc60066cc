import type { Current, FieldError, Warning, ProblemCode } from '../../contract/src';

/** A rule refuses a call; the filter turns it into problem+json with the status of its code. */
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

/** What the caller saw has changed since: 409. `current` is filled in where the page's view of it is made (`orWhatIsNew`). */
export class VersionConflict extends DomainError {
  constructor(readonly current?: Current) {
    super('version_conflict');
  }
}

/** Nothing there, or nothing that the caller may know of: both look the same. */
export function notFound(): DomainError {
  return new DomainError('not_found');
}

export function invalidFields(errors: readonly FieldError[]): DomainError {
  return new DomainError('invalid_fields', undefined, errors);
}

/** Something has to be confirmed first; all of it is named, what was confirmed already too. */
export function unconfirmed(warnings: readonly Warning[]): DomainError {
  return new DomainError('warnings_unconfirmed', undefined, undefined, undefined, warnings);
}
