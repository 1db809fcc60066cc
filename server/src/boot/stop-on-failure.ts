import { ConfigError } from '../config';

/** The end of a process that could not start: what is wrong in plain words on stderr, exit 1. */
export function stopOnFailure(error: unknown): never {
  const expected = error instanceof ConfigError;
  const { message, stack, code } = error as Error & { code?: string };
  if (code === 'EADDRINUSE') process.stderr.write('The port is in use: set PORT to another one.\n');
  else process.stderr.write(`${expected ? message : (stack ?? message ?? String(error))}\n`);
  process.exit(1);
}
