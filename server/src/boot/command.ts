import { parseArgs } from 'node:util';
import { type Config, readCommandConfig } from '../config';
import { PlainError } from '../shared/plain-error';
import { databaseName } from './database-name';

/** What a command takes besides `--embedded` and `--help`. */
export interface CommandLine {
  /** `npm run migrate [-- --embedded]`, and what it does. */
  readonly usage: string;
  /** How many words it needs. */
  readonly words: number;
  readonly options?: readonly 'serve-user'[];
}

export interface Command {
  readonly words: readonly string[];
  readonly config: Config;
  readonly serveUser?: string;
}

/** Reads what a command was called with; unknown flags and missing words end it with its usage, `--help` shows that and ends it well. */
export function readWords({ usage, words, options = [] }: CommandLine, argv: readonly string[] = process.argv.slice(2)): { readonly words: readonly string[]; readonly embedded: boolean; readonly serveUser?: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { embedded: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, ...(options.includes('serve-user') && { 'serve-user': { type: 'string' as const } }) } });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      process.exit(0);
    }
    if (positionals.length === words) return { words: positionals, embedded: values.embedded === true, serveUser: values['serve-user'] as string | undefined };
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n\n${usage}`);
  }
  throw new PlainError(usage);
}

/** A command on the database that DATABASE_URL names, or, only if that is asked for, on the embedded one. Says on stderr which it is. */
export function readCommand(line: CommandLine, env = process.env): Command {
  const { words, embedded, serveUser } = readWords(line);
  const config = readCommandConfig(env);
  if (embedded && config.databaseUrl) throw new PlainError('--embedded is given and DATABASE_URL is set: leave out the one that is not meant.');
  if (!embedded && !config.databaseUrl) throw new PlainError(`DATABASE_URL is not set: set it, or add --embedded if the embedded database in ${config.dataDir} (DATA_DIR) is meant.`);
  process.stderr.write(`Database: ${databaseName(config)}\n`);
  return { words, config, serveUser };
}
