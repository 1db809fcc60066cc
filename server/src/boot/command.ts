import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { type Config, readCommandConfig } from '../config';
import { PlainError } from '../shared/errors/plain-error';
import { databaseName } from './database-name';

/** The arguments that a program accepts, besides `--help`. */
export interface CommandLine {
  /** `npm run migrate [-- --embedded]`, followed by what it does. */
  readonly usage: string;
  /** The number of positional arguments; all are required. */
  readonly words: number;
  readonly options?: ParseArgsOptionsConfig;
}

/** The arguments that a program was called with. */
export interface Words {
  readonly words: readonly string[];
  /** By name; undefined = not given. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Command extends Words {
  readonly config: Config;
}

/**
 * Reads the arguments of a program. Unknown flags and missing or surplus arguments print its usage and end it with an
 * error; `--help` prints the usage and ends it successfully.
 */
export function readWords(
  { usage, words, options }: CommandLine,
  argv: readonly string[] = process.argv.slice(2),
): Words {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    });
    if (values['help']) {
      process.stdout.write(`${usage}\n`);
      process.exit(0);
    }
    if (positionals.length === words) return { words: positionals, options: values };
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n\n${usage}`);
  }
  throw new PlainError(usage);
}

/**
 * A command on the database that DATABASE_URL names, or on the embedded database if `--embedded` requests it. Prints on
 * stderr which one it is.
 */
export function readCommand(line: CommandLine, env = process.env): Command {
  const { words, options } = readWords(onDatabase(line));
  const config = readCommandConfig(env);
  if (options['embedded'] && config.databaseUrl)
    throw new PlainError('--embedded is given and DATABASE_URL is set: leave out the one that is not meant.');
  if (!options['embedded'] && !config.databaseUrl)
    throw new PlainError(
      `DATABASE_URL is not set: set it, or add --embedded if the embedded database in ${config.dataDir} (DATA_DIR) is meant.`,
    );
  process.stderr.write(`Database: ${databaseName(config)}\n`);
  return { words, options, config };
}

/** Adds the option that such commands share. */
export function onDatabase(line: CommandLine): CommandLine {
  return { ...line, options: { ...line.options, embedded: { type: 'boolean' } } };
}
