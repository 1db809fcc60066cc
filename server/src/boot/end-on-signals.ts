import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;
/**
 * A terminal signals every process of a command, and npm and the launcher pass the signal on: signals within this time
 * are one request to end.
 */
const ONE_REQUEST_MS = 2_000;

/**
 * Ends the process on a signal: work that has begun is finished, then the process exits with 0. Code that has to abort
 * work sets `process.exitCode` (`endConnections`, `Jobs`), and the process exits with that. A second request to end
 * aborts immediately. Nest's own hook exits with 0 in every case.
 */
export function endOnSignals(app: NestFastifyApplication): void {
  const logger = new Logger('Shutdown');
  const end = async (signal: string) => {
    const begunAt = performance.now();
    const again = (other: string) => {
      if (performance.now() - begunAt < ONE_REQUEST_MS) return;
      logger.warn(`${other} came again: what is still under way is broken off`);
      process.exit(1);
    };
    for (const name of SIGNALS) process.off(name, begin).on(name, again);
    try {
      await app.close();
    } catch (error) {
      logger.error(`${signal}: ${(error as Error).stack ?? String(error)}`);
      process.exitCode = 1;
    }
    process.exit();
  };
  const begin = (signal: string) => void end(signal);
  for (const name of SIGNALS) process.on(name, begin);
}
