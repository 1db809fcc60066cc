import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock';
import { isDatabaseAway } from './tenancy/database-away';

/** A look takes one way to the database and back; until the next one a clock that jumped is wrong. */
const LOOK_EVERY_MS = 15_000;
const FIRST_LOOKS = 5;
/** Tasks, sessions and gateways bear less than that between two clocks; more is told in the log. */
const TOLD_FROM_MS = 5_000;
/** Within a data centre it is below one. */
const FAR_MS = 5;

interface Look {
  /** The database's time when `performance.now()` was 0. */
  readonly originMs: number;
  /** The way there and back. */
  readonly tookMs: number;
}

/**
 * Has the portal's clock go by the database's: what is due, in whatever process, is written and judged by one clock, and no machine's clock that jumps
 * holds it up. Says at the start if the database is further away than it should be.
 */
@Injectable()
export class DatabaseTime implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Database');
  private timer?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  async onModuleInit(): Promise<void> {
    const looks = [];
    // One after the other: the shortest tells the distance, and the time best.
    for (let i = 0; i < FIRST_LOOKS; i++) looks.push(await this.look());
    const [nearest] = looks.filter((look) => look !== undefined).sort((a, b) => a.tookMs - b.tookMs);
    if (nearest) this.follow(nearest);
    if (nearest && nearest.tookMs > FAR_MS) this.tellDistance(nearest.tookMs);
    this.lookAgain();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private lookAgain(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.look().then((look) => look && this.follow(look)).finally(() => this.lookAgain()), LOOK_EVERY_MS).unref();
  }

  /** undefined: the database is away. */
  private async look(): Promise<Look | undefined> {
    const askedAt = performance.now();
    try {
      const [{ ms }] = (await this.dataSource.query('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms')) as [{ ms: number }];
      const tookMs = performance.now() - askedAt;
      return { originMs: ms - askedAt - tookMs / 2, tookMs };
    } catch (error) {
      if (!isDatabaseAway(error)) this.logger.error(`The database does not say what time it is: ${(error as Error).message}`);
      return undefined;
    }
  }

  private follow({ originMs, tookMs }: Look): void {
    const differedMs = this.clock.follow(originMs, tookMs);
    if (Math.abs(differedMs) < TOLD_FROM_MS) return;
    this.logger.warn(`The portal’s clock was ${(Math.abs(differedMs) / 1_000).toFixed(1)} s ${differedMs > 0 ? 'behind' : 'ahead of'} the database’s, which counts. Have both machines keep the time by NTP`);
  }

  private tellDistance(ms: number): void {
    this.logger.warn(`The database is ${ms.toFixed(0)} ms away, there and back. Every call waits for that several times: run portal and database in one data centre (less than 1 ms), see docs/operation.md`);
  }
}
