import { measureGrowth } from './growth/growth';
import { MEASURES, ORDER_OF_WORK } from './measures/all';
import type { Row } from './measures/measure';
import { type Options, readOptions } from './options';
import { machineText, markdownTable, writePlot, writeSection } from './report/documents';
import { growthLines } from './report/growth-table';
import { keepJson } from './report/keep';
import { describeMachine, type Machine } from './report/machine';
import { growthPlot } from './report/plot';
import { aligned, resultLines } from './report/table';
import { soak, soakLines, soakText } from './soak/soak';
import { withDatabase } from './world/database';
import { Stage } from './world/stage';

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** `npm run bench`: exits with 0 whatever the figures are, and with 1 only where something could not be measured. */
export async function main(args: readonly string[], findChromium: () => Promise<string>): Promise<number> {
  const options = readOptions(args);
  const machine = describeMachine(await databaseVersion(options));
  const stage = new Stage(options, say, findChromium);
  try {
    if (options.growth) return await runGrowth(stage, machine);
    return options.soak ? await runSoak(stage, machine) : await runMeasures(stage, machine);
  } finally {
    await stage.close();
  }
}

async function runMeasures(stage: Stage, machine: Machine): Promise<number> {
  const { options } = stage;
  const failures: string[] = [];
  const rows = await measureAll(stage, options, failures);
  const lines = resultLines(rows);
  console.log(`\n${aligned(lines)}\n`);
  say(`All figures: ${keepJson('figures', { machine, options: published(options), failures, rows })}`);
  if (options.writeDocs) writeSection('figures', `${machineText(machine, options)}\n\n${markdownTable(lines)}`);
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

async function runGrowth(stage: Stage, machine: Machine): Promise<number> {
  const { options } = stage;
  const grown = await measureGrowth(stage, say);
  console.log(`\n${aligned(growthLines(grown))}\n`);
  say(`All figures: ${keepJson('growth', { machine, options: published(options), grown })}`);
  if (options.writeDocs) {
    writeSection('growth', `${machineText(machine, options)}\n\n${markdownTable(growthLines(grown))}`);
    writePlot(growthPlot(grown));
  }
  return 0;
}

async function runSoak(stage: Stage, machine: Machine): Promise<number> {
  const { options } = stage;
  const soaked = await soak(stage, say);
  console.log(`\n${soakText(soaked)}\n${aligned(soakLines(soaked))}\n`);
  say(`All figures: ${keepJson('soak', { machine, options: published(options), soaked })}`);
  if (options.writeDocs)
    writeSection(
      'soak',
      `${machineText(machine, options)}\n\n${soakText(soaked)}\n\n${markdownTable(soakLines(soaked))}`,
    );
  return 0;
}

async function databaseVersion({ embedded, serverUrl }: Options): Promise<string> {
  const location = embedded ? { embedded: { dataDir: 'memory://' } } : { url: serverUrl };
  const [found] = await withDatabase(location, (db) =>
    db.query<{ version: string }>(`SELECT current_setting('server_version') AS version`),
  );
  return `PostgreSQL ${found!.version}${embedded ? ' (PGlite)' : ''}`;
}

/** The server's address is not published. */
function published({ serverUrl: _, ...options }: Options): object {
  return options;
}
