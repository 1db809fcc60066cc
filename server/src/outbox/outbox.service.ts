import { Injectable, Logger } from '@nestjs/common';
import { Jobs } from '../shared/jobs/jobs';
import { SYSTEM_SCOPE } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { Clock } from '../shared/time/clock';
import { workOffBatches } from './batches';
import { broughtForward, claimOf, type DueRows } from './due-rows';

const SECOND_MS = 1_000;
/** The cron expression of a job serves rows that are due later than this. */
const SOON_SECONDS = 60;

/** Works on due rows outside any transaction: each is claimed in a short transaction before. */
@Injectable()
export class OutboxService {
  private readonly logger = new Logger('Outbox');

  constructor(
    private readonly tenancy: Tenancy,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Works on every row that is due when it begins, a batch at a time. `work` records its outcome itself, and only if
   * the claim is still its own. A row whose work fails is due again when its claim ends; `failed` says what could not
   * be done.
   */
  async workOff<Row>(rows: DueRows, work: (row: Row) => Promise<void>, failed: (row: Row) => string): Promise<void> {
    const since = this.clock.now();
    const claim = () => this.tenancy.read(SYSTEM_SCOPE, claimOf<Row>(rows, since, this.clock.now()));
    await workOffBatches<Row, never>({ claim, record: nothing, recordAndClaim: claim }, async (claimed) => {
      await Promise.all(
        claimed.map((row) => work(row).catch((error: Error) => this.logger.error(`${failed(row)}: ${error.message}`))),
      );
      return { changes: [], goOn: claimed.length === rows.batch };
    });
  }

  /** Wakes `job` when its next row is due, if that is before the next minute. */
  async wakeForNext(job: string, { table, dueAt, waiting }: DueRows): Promise<void> {
    const [next] = await this.tenancy.read(SYSTEM_SCOPE, {
      text: `SELECT w.${dueAt} AS at FROM ${table} w WHERE ${waiting} ORDER BY w.${dueAt} LIMIT 1`,
      values: [],
      read: ({ at }) => at as Date,
    });
    if (!next) return;
    const seconds = Math.max(1, Math.ceil((next.getTime() - this.clock.now().getTime()) / SECOND_MS));
    if (seconds <= SOON_SECONDS) this.jobs.wake(job, seconds);
  }

  /** Makes postponed rows due now; `postponed`: those that nobody may be working on. */
  async bringForward(rows: DueRows, postponed: string): Promise<void> {
    await this.tenancy.read(SYSTEM_SCOPE, broughtForward(rows, postponed, this.clock.now()));
  }
}

/** `work` has recorded its own outcome. */
async function nothing(): Promise<void> {}
