import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Health } from './health';
import { Public } from '../http/public.decorator';
import { isMigrationMissing, type ReasonNotReady } from '../tenancy/readiness';

const QUERY_TIMEOUT_MS = 3_000;

/** For load balancers and service managers; answers without login and reveals nothing else. */
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly health: Health,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Ready for requests: the database answers and is migrated. A mail problem does not count (mails wait in their rows). */
  @Get('ready')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; reason?: string; parts?: readonly string[] }> {
    const reason = this.health.isClosing() ? 'closing' : await this.reasonNotReady();
    const parts = this.health.degradedParts();
    if (!reason) return parts.length ? { status: 'degraded', parts } : { status: 'ok' };
    void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: 'not_ready', reason };
  }

  private async reasonNotReady(): Promise<ReasonNotReady | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>(
      (_, reject) => (timer = setTimeout(() => reject(new Error('timeout')), QUERY_TIMEOUT_MS)),
    );
    try {
      return (await Promise.race([isMigrationMissing(this.dataSource), tooLate])) ? 'migrations' : undefined;
    } catch {
      return 'database';
    } finally {
      clearTimeout(timer);
    }
  }
}
