import { ORDER_OF_WORK, MEASURES } from './measures/all';
import type { Row } from './measures/measure';
import { type Options, readOptions } from './options';
import { describeMachine } from './report/machine';
import { keepJson } from './report/keep';
import { asTable } from './report/table';
import { withDatabase } from './world/database';
import { Stage } from './world/stage';

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** `npm run bench`: 0 whatever the figures are; 1 only where something could not be measured. */
export async function main(args: readonly string[], findChromium: () => Promise<string>): Promise<number> {
  const options = readOptions(args);
  const machine = describeMachine(await databaseVersion(options));
  const stage = new Stage(options, say, findChromium);
  const failures: string[] = [];
  try {
    const rows = await measureAll(stage, options, failures);
    console.log(`\n${asTable(rows)}\n`);
    console.log(`Figures: ${keepJson('figures', { machine, options: published(options), failures, rows })}`);
  } finally {
    await stage.close();
  }
  return failures.length ? 1 : 0;
}

async function measureAll(stage: Stage, { only }: Options, failures: string[]): Promise<Row[]> {
  const results = new Map<string, Row[]>();
  for (const id of ORDER_OF_WORK.filter((name) => !only || only.includes(name))) {
    const measure = MEASURES.find((one) => one.id === id)!;
    say(`${id} …`);
    try {
      results.set(id, await measure.run(stage));
    } catch (error) {
      failures.push(`${id}: ${(error as Error).message}`);
      say(`${id} could not be measured: ${(error as Error).stack}`);
    }
  }
  return MEASURES.flatMap(({ id }) => results.get(id) ?? []);
}

async function databaseVersion({ embedded, serverUrl }: Options): Promise<string> {
  const location = embedded ? { embedded: { dataDir: 'memory://' } } : { url: serverUrl };
  const [{ version }] = await withDatabase(location, (db) => db.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)) as [{ version: string }];
  return `PostgreSQL ${version}${embedded ? ' (PGlite)' : ''}`;
}

/** The server's address is nobody's business. */
function published({ serverUrl: _, ...options }: Options): object {
  return options;
}
