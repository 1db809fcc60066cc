import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Config } from '../config';
import { capConnections, connectionOptions } from '../shared/http/connections';
import { problem, sendProblem } from '../shared/errors/problem.filter';
import { listenFailure } from './failures';
import type { ReasonNotReady } from '../shared/tenancy/readiness';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const SENTENCES: Record<ReasonNotReady, string> = {
  database: 'The portal waits for its database, trying again every few seconds',
  migrations: 'The database is not migrated: run `npm run migrate`. The portal waits for that',
};

/**
 * Holds the portal's port while the database is unavailable: the process reports that it is alive, but not ready (spec
 * 5.2).
 */
export class WaitingRoom {
  private readonly logger;
  private readonly server: FastifyInstance;
  private reason?: ReasonNotReady;

  private constructor(config: Config) {
    this.logger = pino({ level: config.logLevel });
    this.server = fastify({
      ...connectionOptions(config, (refused) => this.logger.warn(refused, 'request')),
      forceCloseConnections: true,
    });
    capConnections(this.server.server, config);
    this.server.get('/health/live', () => ({ status: 'ok' }));
    this.server.get('/health/ready', (_, reply) =>
      reply.status(503).send({ status: 'not_ready', reason: this.reason }),
    );
    this.server.setNotFoundHandler((_, reply) => sendProblem(reply, problem('not_ready')));
  }

  static async open(config: Config): Promise<WaitingRoom> {
    const { port, host } = config;
    const room = new WaitingRoom(config);
    await room.server.listen({ port, host: host ?? 'localhost' }).catch((error: unknown) => {
      throw listenFailure(error, { port, host });
    });
    for (const signal of SIGNALS) process.once(signal, leave);
    return room;
  }

  /** Logs each reason once, not each attempt. */
  report(reason: ReasonNotReady, detail: string): void {
    if (this.reason !== reason)
      this.logger.warn({ context: 'Database' }, detail ? `${detail} ${SENTENCES[reason]}` : SENTENCES[reason]);
    this.reason = reason;
  }

  async close(): Promise<void> {
    for (const signal of SIGNALS) process.off(signal, leave);
    await this.server.close();
    this.logger.info({ context: 'Database' }, 'The database is there; the portal starts');
  }
}

/** No work has begun that would have to finish. */
function leave(): void {
  process.exit(0);
}
