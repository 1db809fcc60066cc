import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { isDatabaseUnavailable } from '../tenancy/database-unavailable';

/** A piece of background work; any process may run it at any time, and it finds out itself what there is to do. */
export interface Job {
  readonly name: string;
  /** The cron expression by which it runs without being woken. */
  readonly cron: string;
  run(): Promise<unknown>;
  /** Called after the database's clock was set back: makes due what was scheduled by the former time. */
  bringForward?(): Promise<unknown>;
}

/** Workers are woken after a commit; polling only serves jobs that another process queued. */
const POLLING_SECONDS = 15;
/**
 * The first wake-up is sent immediately; further ones are sent at a distance, because each is a row of the job
 * mechanism and a run finds everything that is due.
 */
const WAKE_WITHIN_MS = 20;
const WAKE_APART_MS = 250;
const STOP_TIMEOUT_MS = 10_000;
const BEGIN_AGAIN_MS = 2_000;

/** The job mechanism measures its waits by a clock that never jumps; it asks the database what is due. */
const STEADY = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (work: () => void, ms: number) => setTimeout(work, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (work: () => void, ms: number) => setInterval(work, ms),
  clearInterval: (timer: unknown) => clearInterval(timer as NodeJS.Timeout),
};
/** How often it measures the difference to the database's clock. */
const CLOCK_SECONDS = 60;

/**
 * The values that the job mechanism itself wrote by a clock that was ahead: when it last evaluated the cron
 * expressions, and for which minutes it has already created their jobs. The portal queues no job for later.
 */
const BRING_FORWARD = [
  'UPDATE pgboss.version SET cron_on = NULL WHERE cron_on > pgboss.job_now()',
  `UPDATE pgboss.job SET start_after = pgboss.job_now() WHERE state < 'active' AND start_after > pgboss.job_now()`,
  `DELETE FROM pgboss.job WHERE state > 'active' AND singleton_on > pgboss.job_now() AT TIME ZONE 'UTC'`,
];

function boss(dataSource: DataSource, install: boolean): PgBoss {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const db = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) };
  return new PgBoss({
    db,
    schema: 'pgboss',
    migrate: install,
    createSchema: install,
    schedule: !install,
    supervise: !install,
    cronMonitorIntervalSeconds: 15,
    clock: STEADY,
    clockMonitorIntervalSeconds: CLOCK_SECONDS,
  });
}

/** Creates or migrates the tables of the job mechanism; part of `npm run migrate`. */
export async function installJobs(dataSource: DataSource): Promise<void> {
  const installer = boss(dataSource, true);
  await installer.start();
  await installer.stop({ graceful: false });
}

/**
 * The single mechanism for all background work (pg-boss): the rows are authoritative, jobs only say that it is time to
 * read them.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Jobs.name);
  private readonly registered: Job[] = [];
  private readonly workers = new Map<string, string>();
  private readonly waking = new Map<string, { readonly timer: NodeJS.Timeout; readonly at: number }>();
  private readonly wokenAt = new Map<string, number>();
  private boss?: PgBoss;
  private beginning?: NodeJS.Timeout;
  private running = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** Call it while the modules are set up, before the application has started. */
  register(job: Job): void {
    this.registered.push(job);
  }

  onApplicationBootstrap(): Promise<void> {
    return this.begin();
  }

  /**
   * Runs a job soon, or after some seconds, in this process or another. Call it after the commit; the cron expression
   * makes up for a lost call. Of several calls before the job runs, the earliest time counts.
   */
  wake(name: string, afterSeconds = 0): void {
    const now = performance.now();
    const at = Math.max(
      now + WAKE_WITHIN_MS,
      now + afterSeconds * 1_000,
      (this.wokenAt.get(name) ?? -Infinity) + WAKE_APART_MS,
    );
    const waking = this.waking.get(name);
    if (!this.boss || (waking && waking.at <= at)) return;
    clearTimeout(waking?.timer);
    this.waking.set(name, { at, timer: setTimeout(() => void this.send(name), at - now) });
  }

  /**
   * Called when the database's clock was set back, so that nothing waits until the former time is reached again.
   * Running it again, or in several processes, changes nothing.
   */
  async bringForward(): Promise<void> {
    for (const statement of BRING_FORWARD) await this.dataSource.query(statement);
    for (const job of this.registered) await job.bringForward?.();
    for (const { name } of this.registered) this.wake(name);
  }

  async beforeApplicationShutdown(): Promise<void> {
    const stopping = this.boss;
    this.boss = undefined;
    clearTimeout(this.beginning);
    for (const { timer } of this.waking.values()) clearTimeout(timer);
    await stopping?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS, close: false });
    if (!this.running) return;
    this.logger.warn(`jobs: ${this.running} still at work after ${STOP_TIMEOUT_MS / 1_000} seconds: broken off`);
    process.exitCode = 1;
  }

  /** A database that becomes unavailable at this moment does no harm: rows wait for their jobs. */
  private async begin(): Promise<void> {
    const begun = boss(this.dataSource, false);
    begun.on('error', (error) => this.logger.error(`jobs: ${error.message}`));
    this.boss = begun;
    try {
      await begun.start();
      for (const job of this.registered) await this.start(begun, job);
    } catch (error) {
      this.boss = undefined;
      await begun.stop({ graceful: false, close: false }).catch(() => undefined);
      if (!isDatabaseUnavailable(error)) throw error;
      this.logger.warn(`jobs could not begin, and will be tried again: ${(error as Error).message}`);
      this.beginning = setTimeout(
        () => void this.begin().catch((again: Error) => this.logger.error(`jobs cannot begin: ${again.stack}`)),
        BEGIN_AGAIN_MS,
      );
    }
  }

  private async start(started: PgBoss, job: Job): Promise<void> {
    await started.createQueue(job.name, { policy: 'short', retryLimit: 0 });
    await started.schedule(job.name, job.cron);
    const worker = await started.work(job.name, { pollingIntervalSeconds: POLLING_SECONDS }, () => this.run(job));
    this.workers.set(job.name, worker);
  }

  private async run(job: Job): Promise<void> {
    this.running++;
    try {
      await job.run();
    } finally {
      this.running--;
    }
  }

  private async send(name: string): Promise<void> {
    this.waking.delete(name);
    this.wokenAt.set(name, performance.now());
    try {
      await this.boss?.send(name);
      const worker = this.workers.get(name);
      if (worker) this.boss?.notifyWorker(worker);
    } catch (error) {
      this.logger.error(`jobs: ${name} could not be woken: ${(error as Error).message}`);
    }
  }
}
