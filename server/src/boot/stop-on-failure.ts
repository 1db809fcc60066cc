import { GrantError } from '../../../db/data-source';
import { ConfigError } from '../config';
import { DemoRefusedError } from '../demo/demo-installation';
import { DomainError } from '../shared/domain-error';
import { isDatabaseAway } from '../shared/tenancy/database-away';
import { isDataDirInUse } from '../shared/tenancy/database.provider';
import { PoolerError } from '../shared/tenancy/pooler.check';
import { ServingUserError } from '../shared/tenancy/serving-user.check';

/** The end of a process that could not start or do its command: what is wrong in plain words on stderr, exit 1. */
export function stopOnFailure(error: unknown): never {
  process.stderr.write(`${reasonOf(error as Error & { code?: string })}\n`);
  process.exit(1);
}

function reasonOf(error: Error & { code?: string }): string {
  if (error instanceof DomainError) return error.errors?.map((e) => `${e.pointer.slice(1)}: ${e.message}`).join('\n') ?? error.message;
  if (error.code === 'EADDRINUSE') return 'The port is in use: set PORT to another one.';
  if (isDatabaseAway(error)) return `The database cannot be reached: ${error.message}`;
  const isForeseen = [ConfigError, DemoRefusedError, PoolerError, ServingUserError, GrantError].some((foreseen) => error instanceof foreseen) || isDataDirInUse(error);
  return isForeseen ? error.message : (error.stack ?? String(error));
}
