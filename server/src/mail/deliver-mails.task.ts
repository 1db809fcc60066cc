import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../shared/time/clock';
import { type Job, Jobs } from '../shared/jobs/jobs';
import { type Worked, workOffBatches } from '../outbox/batches';
import { MailDelivery, type Outcome, unreached } from './mail-delivery';
import { MailHealth } from './mail-health';
import { type ClaimedMail, MailQueueService, type RowChange } from './mail-queue.service';
import { rowChange } from './row-change';
import { MailTransport } from './transport/mail-transport';

export const DELIVER_MAILS = 'deliver-mails';

const FINISH_WITHIN_MS = 10_000;
const BREAK_OFF_WITHIN_MS = 2_000;

/**
 * Sends due mails: claims a batch, sends it and records the outcomes, until none is due or the mail server is
 * unavailable.
 */
@Injectable()
export class DeliverMailsTask implements Job, OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  readonly name = DELIVER_MAILS;
  readonly cron = '* * * * *';
  private readonly logger = new Logger('Mail');
  private current: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly jobs: Jobs,
    private readonly queue: MailQueueService,
    private readonly delivery: MailDelivery,
    private readonly transport: MailTransport,
    private readonly health: MailHealth,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  /**
   * A process runs this once at a time; when it resolves, every mail that was due at the time of the call has been
   * tried.
   */
  run(): Promise<void> {
    const run = this.current.then(() => this.deliverDue());
    this.current = run.catch((error: Error) => this.logger.error(`Mails could not be delivered: ${error.message}`));
    return run;
  }

  bringForward(): Promise<void> {
    return this.queue.bringForward();
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /**
   * Mails that are being sent may finish; one that takes too long is aborted and queued again, so that the outcomes of
   * the others are recorded.
   */
  async beforeApplicationShutdown(): Promise<void> {
    await this.finished(FINISH_WITHIN_MS);
    this.transport.close();
    await this.finished(BREAK_OFF_WITHIN_MS);
  }

  private async deliverDue(): Promise<void> {
    if (this.health.state() === 'degraded' && !(await this.isBack())) return;
    if (this.stopping) return;
    const nothingDue = await workOffBatches(this.queue, (mails) => this.deliver(mails));
    if (nothingDue) await this.recordNothingDue();
  }

  private async deliver(mails: readonly ClaimedMail[]): Promise<Worked<RowChange>> {
    const outcomes = await this.delivery.deliver(mails, () => this.stopping);
    const reason = unreached(outcomes);
    if (outcomes.some(isReply)) this.health.recordReached();
    if (reason !== undefined) this.health.recordAway(reason);
    return {
      changes: outcomes.map((outcome) => rowChange(outcome, this.clock.now(), reason !== undefined)),
      goOn: reason === undefined && !this.stopping,
    };
  }

  /**
   * A server that lets us log in may still accept no mails: while a mail waits that it did not accept, only the next
   * attempt to send that mail shows whether it does.
   */
  private async recordNothingDue(): Promise<void> {
    if (this.health.state() === 'degraded' && (await this.queue.waitsForServer())) return;
    this.health.recordReached();
  }

  private async isBack(): Promise<boolean> {
    try {
      await this.transport.checkReachable();
      return true;
    } catch {
      return false;
    }
  }

  private async finished(withinMs: number): Promise<void> {
    const giveUp = new AbortController();
    await Promise.race([this.current, pause(withinMs, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
    giveUp.abort();
  }
}

function isReply({ result }: Outcome): boolean {
  return result === 'sent' || result === 'deferred' || result === 'refused';
}
