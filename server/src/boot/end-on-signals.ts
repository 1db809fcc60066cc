import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Ends the process well when it is asked to: what has begun is finished, then it exits with 0. Whatever has to be broken off sets
 * `process.exitCode` (`endConnections`, `Jobs`), and that is what it exits with. Nest's own way exits with 0 whatever happened.
 */
export function endOnSignals(app: NestFastifyApplication): void {
  const end = async (signal: string) => {
    for (const name of SIGNALS) process.off(name, begin).on(name, ignore);
    try {
      await app.close();
    } catch (error) {
      new Logger('Shutdown').error(`${signal}: ${(error as Error).stack ?? String(error)}`);
      process.exitCode = 1;
    }
    process.exit();
  };
  const begin = (signal: string) => void end(signal);
  for (const name of SIGNALS) process.on(name, begin);
}

/** It is ending already. */
function ignore(): void {
  // Without a listener the signal would end the process at once.
}
