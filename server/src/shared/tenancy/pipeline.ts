import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { type DataSource, QueryFailedError } from 'typeorm';
import type { Raw, Statement } from '../database/statement';
import { allOf } from './asked';

/**
 * If a connection kept more statements, all of them would take up the server's memory. Pages of lists have a limit of
 * their own, beyond which they are planned at each call: there are more combinations of filters than that, and a user
 * who goes through them must not cause all other statements to be planned again.
 */
const MOST_PAGES = 250;
const MOST_OTHERS = 250;
const NAME_LENGTH = 32;

const names = { pages: new Map<string, string>(), others: new Map<string, string>() };

/** Runs work on a connection that nothing else uses in the meantime. */
export async function onConnection<T>(
  dataSource: DataSource,
  work: (connection: ClientBase) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await work((await runner.connect()) as ClientBase);
  } finally {
    await runner.release();
  }
}

/**
 * Sends statements without waiting for their results (node-postgres pipelines them): one round trip, executed in this
 * order. Plain text is sent as it is. Returns the rows of each. Throws a QueryFailedError of the first that fails, once
 * all have completed.
 */
export function sendTogether(
  connection: ClientBase,
  statements: readonly (Statement | string)[],
): Promise<readonly (readonly Raw[])[]> {
  return allOf(statements.map((statement) => send(connection, statement)));
}

/** The name under which connections keep a prepared statement; undefined = it is planned at each call. */
export function nameOf({ text, prepared }: Pick<Statement, 'text' | 'prepared'>): string | undefined {
  if (!prepared) return undefined;
  const [kept, most] = prepared === 'page' ? [names.pages, MOST_PAGES] : [names.others, MOST_OTHERS];
  const known = kept.get(text);
  if (known !== undefined || kept.size >= most) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);
  kept.set(text, name);
  return name;
}

async function send(connection: ClientBase, statement: Statement | string): Promise<readonly Raw[]> {
  const config =
    typeof statement === 'string'
      ? { text: statement }
      : { name: nameOf(statement), text: statement.text, values: [...statement.values] };
  const { rows } = await asked(connection.query<Raw>(config), config.text);
  return rows;
}

/** Turns all errors of statements into one type. */
function asked<Result>(result: Promise<Result>, text: string): Promise<Result> {
  return result.catch((error: Error) => {
    throw new QueryFailedError(text, undefined, error);
  });
}
