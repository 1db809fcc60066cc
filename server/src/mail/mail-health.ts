import { Injectable, Logger } from '@nestjs/common';
import { Health } from '../shared/health/health';

/** Whether mails can be sent. Writes one log line when sending begins to fail and one when it works again. */
@Injectable()
export class MailHealth {
  private readonly logger = new Logger('Mail');
  private away = false;

  constructor(private readonly health: Health) {}

  /** degraded: the last delivery failed to reach the mail server; mails wait in their rows. */
  state(): 'ok' | 'degraded' {
    return this.away ? 'degraded' : 'ok';
  }

  recordAway(reason: string): void {
    if (!this.away)
      this.logger.warn(`The mail server cannot be reached (${reason}). Mails wait and are tried again every minute`);
    this.away = true;
    this.health.report('mail', false);
  }

  recordReached(): void {
    if (this.away) this.logger.log('The mail server is back; waiting mails are being sent');
    this.away = false;
    this.health.report('mail', true);
  }
}
