import type { DynamicModule } from '@nestjs/common';
import { Logger, LoggerModule } from 'nestjs-pino';
import type { Config } from '../config';
import { requestIdOf } from './http/request-id';

/** JSON lines on stdout; `logRequests` adds one for each request. No bodies, headers, queries or addresses. */
export function loggerModule(config: Config): DynamicModule {
  const logging = LoggerModule.forRoot({
    pinoHttp: {
      level: config.logLevel,
      genReqId: requestIdOf,
      autoLogging: false,
      // Every line that is written during a request contains its id, and nothing else of it.
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'requestId' },
    },
  });
  return {
    ...logging,
    providers: [...(logging.providers ?? []), QuietBootLogger],
    exports: [...(logging.exports ?? []), QuietBootLogger],
  };
}

/** Nest logs every module and route at the start; nobody reads that in production. */
const BOOT = new Set<unknown>(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

export class QuietBootLogger extends Logger {
  override log(message: unknown, ...parameters: unknown[]): void {
    if (BOOT.has(parameters.at(-1))) super.debug(message, ...parameters);
    else super.log(message, ...parameters);
  }
}
