import { GrantError } from '../../../db/data-source';
import { ConfigError } from '../config';
import { DomainError } from '../shared/errors/domain-error';
import { PlainError } from '../shared/errors/plain-error';
import { isDataDirFailure } from '../shared/tenancy/open-database';

/**
 * Ends a process that could not start or run its command: prints in plain words on stderr what is wrong, and exits with
 * 1.
 */
export function stopOnFailure(error: unknown): never {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  if (error instanceof DomainError)
    return error.errors?.map((e) => `${e.pointer.slice(1)}: ${e.message}`).join('\n') ?? error.message;
  if (
    error instanceof PlainError ||
    error instanceof ConfigError ||
    error instanceof GrantError ||
    isDataDirFailure(error)
  )
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
}
