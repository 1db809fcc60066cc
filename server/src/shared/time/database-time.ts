import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock';
import { Jobs } from '../jobs/jobs';
import { isDatabaseUnavailable } from '../tenancy/database-unavailable';

/** Reading the database's time costs one round trip; a clock that jumped is wrong until the next reading. */
const READ_EVERY_MS = 15_000;
const FIRST_READINGS = 5;
/** Tasks, sessions and gateways tolerate a smaller difference between two clocks; a larger one is logged. */
const LOGGED_FROM_MS = 5_000;
/** Within a data centre a round trip takes less than one millisecond. */
const FAR_MS = 5;
/** A single reading may wait for a connection or for a busy machine: the shortest of this many shows the latency. */
const READINGS_JUDGED = 4;

interface Reading {
  /** The database's time when `performance.now()` was 0. */
  readonly originMs: number;
  /** The duration of the round trip. */
  readonly tookMs: number;
}

/**
 * Keeps the portal's clock at the database's time: all processes write and evaluate due times by one clock, and a jump
 * of a machine's clock delays nothing. When the database's own clock is set back, what it had scheduled for later is
 * made due. Logs a warning, at the start and when it first happens, if the round trip takes longer than it should.
 */
@Injectable()
export class DatabaseTime implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Database');
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private readonly roundTrips: number[] = [];
  private isFar = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async onModuleInit(): Promise<void> {
    const nearest = await nearestReading(() => this.read());
    if (nearest) this.logMachine(this.clock.follow(nearest.originMs, nearest.tookMs));
    if (nearest) this.judge(nearest.tookMs);
    this.scheduleReading();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private scheduleReading(): void {
    if (this.stopped) return;
    this.timer = setTimeout(
      () =>
        void this.read()
          .then((reading) => reading && this.follow(reading))
          .finally(() => this.scheduleReading()),
      READ_EVERY_MS,
    ).unref();
  }

  /** undefined: the database is unavailable. */
  private async read(): Promise<Reading | undefined> {
    try {
      return await readTime(this.dataSource);
    } catch (error) {
      if (!isDatabaseUnavailable(error))
        this.logger.error(`The database does not say what time it is: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** The portal's clock runs steadily: where the two differ, the database's clock has jumped. */
  private follow({ originMs, tookMs }: Reading): void {
    this.roundTrips.push(tookMs);
    if (this.roundTrips.length === READINGS_JUDGED) this.judge(Math.min(...this.roundTrips.splice(0)));
    const jumpedMs = this.clock.follow(originMs, tookMs);
    if (Math.abs(jumpedMs) < LOGGED_FROM_MS) return;
    this.logger.warn(
      `The database’s clock has jumped ${duration(jumpedMs)} ${jumpedMs > 0 ? 'ahead' : 'back'}; the portal goes by it. Have that machine keep the time by NTP`,
    );
    if (jumpedMs < 0)
      void this.jobs
        .bringForward()
        .catch((error: Error) =>
          this.logger.error(`What waits by the former clock could not be brought forward: ${error.message}`),
        );
  }

  private logMachine(behindMs: number): void {
    if (Math.abs(behindMs) < LOGGED_FROM_MS) return;
    this.logger.warn(
      `The clock of this machine is ${duration(behindMs)} ${behindMs > 0 ? 'behind' : 'ahead of'} the database’s, by which the portal goes. Have both machines keep the time by NTP`,
    );
  }

  /** Warns when the latency becomes too long, not at every reading. */
  private judge(ms: number): void {
    const wasFar = this.isFar;
    this.isFar = ms > FAR_MS;
    if (this.isFar && !wasFar)
      this.logger.warn(
        `The database is ${ms.toFixed(0)} ms away, there and back. Every call waits for that several times: run portal and database in one data centre (less than 1 ms), see docs/operation.md`,
      );
  }
}

/** For commands: a clock with the database's time, like the portal's. */
export async function clockOf(dataSource: DataSource): Promise<Clock> {
  const [clock, nearest] = [new Clock(), await nearestReading(() => readTime(dataSource))];
  if (nearest) clock.follow(nearest.originMs, nearest.tookMs);
  return clock;
}

/** Reads several times in sequence: the shortest round trip shows the latency, and the time most exactly. */
async function nearestReading(read: () => Promise<Reading | undefined>): Promise<Reading | undefined> {
  const readings: (Reading | undefined)[] = [];
  while (readings.length < FIRST_READINGS) readings.push(await read());
  return readings.filter((one) => one !== undefined).sort((a, b) => a.tookMs - b.tookMs)[0];
}

async function readTime(dataSource: DataSource): Promise<Reading> {
  const askedAt = performance.now();
  const [{ ms }] = (await dataSource.query('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms')) as [
    { ms: number },
  ];
  const tookMs = performance.now() - askedAt;
  return { originMs: ms - askedAt - tookMs / 2, tookMs };
}

/** In the largest unit that fits, `3 days`. */
function duration(ms: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const [unit, length] = units.find(([, one]) => Math.abs(ms) >= one) ?? (['second', 1_000] as const);
  const count = Math.round(Math.abs(ms) / length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
