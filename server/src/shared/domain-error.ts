import type { FieldError, ProblemCode } from '../../contract/src';

/** A rule refuses a call; the filter turns it into problem+json with the status of its code. */
export class DomainError extends Error {
  constructor(readonly code: ProblemCode, detail?: string, readonly errors?: readonly FieldError[], readonly retryAfterSeconds?: number) {
    super(detail ?? code);
  }
}

/** Nothing there, or nothing that the caller may know of: both look the same. */
export function notFound(): DomainError {
  return new DomainError('not_found');
}

export function invalidFields(errors: readonly FieldError[]): DomainError {
  return new DomainError('invalid_fields', undefined, errors);
}
