import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseLocation } from '../../../db/data-source';
import { freePort } from '../../support/portal/free-port';
import type { Options } from '../options';
import { seed } from '../seed/seed';
import {
  copyEmbedded,
  createOnServer,
  type Database,
  dropOnServer,
  isOnServer,
  migrate,
  urlOf,
  withDatabase,
} from './database';
import { type PortalProgram, ROOT, startPortal } from './portal';
import { type Program, startProgram } from './program';

const FOLDER = join(ROOT, '.tmp/bench');
const NAME = /^shokai_bench_\d+$/;
const BASELINE = [join(ROOT, 'test/bench/typescript.cjs'), join(ROOT, 'test/bench/baselines/server.ts')];

/** The databases of a run and the processes on them; `close` removes all of them. */
export class Stage {
  private readonly locations = new Map<number, Promise<DatabaseLocation>>();
  private readonly portals = new Map<number, PortalProgram>();
  private readonly baselines = new Map<number, Program>();

  constructor(
    readonly options: Options,
    private readonly say: (line: string) => void,
    /** Returns the browser's path. */ readonly findChromium: () => Promise<string>,
  ) {}

  /** The database with `rows` cases, filled at the first call. */
  database(rows: number): Promise<DatabaseLocation> {
    const location = this.locations.get(rows) ?? this.filled(rows);
    this.locations.set(rows, location);
    return location;
  }

  /** The only portal without a mail server on that database. */
  async portal(rows: number): Promise<PortalProgram> {
    const portal = this.portals.get(rows) ?? (await startPortal(await this.database(rows)));
    this.portals.set(rows, portal);
    return portal;
  }

  /** The portal and the bare handlers on the same database, or on a copy where the database allows only one process. */
  async pair(rows: number): Promise<{ portal: PortalProgram; baseline: Program }> {
    const baseline = await this.baseline(rows);
    return { baseline, portal: await this.portal(rows) };
  }

  /**
   * Reads or changes a database while no process of this run has it open; the baseline's copy is made again from it.
   */
  async alone<T>(rows: number, work: (db: Database) => Promise<T>): Promise<T> {
    const location = await this.database(rows);
    await this.stopOn(rows);
    return withDatabase(location, work);
  }

  async close(): Promise<void> {
    for (const rows of this.locations.keys()) await this.stopOn(rows);
    if (this.options.keep) return;
    for (const rows of this.locations.keys()) await this.drop(rows);
  }

  private async baseline(rows: number): Promise<Program> {
    const baseline = this.baselines.get(rows) ?? (await this.startBaseline(rows));
    this.baselines.set(rows, baseline);
    return baseline;
  }

  private async stopOn(rows: number): Promise<void> {
    for (const running of [this.portals, this.baselines]) {
      await running.get(rows)?.stop();
      running.delete(rows);
    }
  }

  private async startBaseline(rows: number): Promise<Program> {
    const port = await freePort();
    const location = await this.database(rows);
    if (location.url)
      return startProgram(
        BASELINE,
        { PORT: String(port), DATABASE_URL: location.url, NODE_ENV: 'production' },
        port,
        '/ready',
      );
    const dataDir = `${location.embedded!.dataDir}-baseline`;
    // The files contain everything that the portal has written only after it has stopped.
    await this.portals.get(rows)?.stop();
    this.portals.delete(rows);
    copyEmbedded(location.embedded!.dataDir, dataDir);
    return startProgram(BASELINE, { PORT: String(port), DATA_DIR: dataDir, NODE_ENV: 'production' }, port, '/ready');
  }

  private async filled(rows: number): Promise<DatabaseLocation> {
    const name = `shokai_bench_${rows}`;
    const kept = await this.kept(name);
    if (kept) {
      this.say(`${name} is there from a run before`);
      return kept;
    }
    const startedAt = performance.now();
    const location = this.options.embedded ? emptyFolder(name) : await createOnServer(this.options.serverUrl, name);
    await migrate(location);
    await withDatabase(location, (db) => seed(db, rows));
    this.say(
      `${rows.toLocaleString('en-US')} cases filled in, ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`,
    );
    return location;
  }

  /** A database that `--keep` left. */
  private async kept(name: string): Promise<DatabaseLocation | undefined> {
    const { keep, embedded, serverUrl } = this.options;
    if (!keep) return undefined;
    const isThere = embedded ? existsSync(join(FOLDER, name)) : await isOnServer(serverUrl, name);
    const location = embedded ? { embedded: { dataDir: join(FOLDER, name) } } : { url: urlOf(serverUrl, name) };
    return isThere && (await withDatabase(location, isFilled)) ? location : undefined;
  }

  private async drop(rows: number): Promise<void> {
    const name = `shokai_bench_${rows}`;
    if (!NAME.test(name)) throw new Error(`${name} is no database of a benchmark`);
    if (!this.options.embedded) return dropOnServer(this.options.serverUrl, name);
    for (const folder of [name, `${name}-baseline`]) rmSync(join(FOLDER, folder), { recursive: true, force: true });
  }
}

/** The samples are encrypted last. */
async function isFilled(db: Database): Promise<boolean> {
  const [found] = await db.query<{ filled: boolean }>(
    `SELECT to_regclass('bench_samples') IS NOT NULL AND to_regclass('bench_cases') IS NULL AS filled`,
  );
  return found!.filled;
}

function emptyFolder(name: string): DatabaseLocation {
  const dataDir = join(FOLDER, name);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  return { embedded: { dataDir } };
}
