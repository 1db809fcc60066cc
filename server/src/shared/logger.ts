import { randomUUID } from 'node:crypto';
import type { DynamicModule } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Logger, LoggerModule } from 'nestjs-pino';
import type { Config } from '../config';

/** Digits and long words of a path may name a case or a person's reference: the log keeps the route only. */
function routeOf(url: string): string {
  return url.split('?', 1)[0]!.replace(/^(\/api\/(?:cases|intake\/v1\/requests)\/)[^/]+/, '$1:id').slice(0, 100);
}

/** JSON lines on stdout: method, route, status, time. No bodies, headers, queries or addresses. */
export function loggerModule(config: Config): DynamicModule {
  const logging = LoggerModule.forRoot({
    pinoHttp: {
      level: config.logLevel,
      genReqId: () => randomUUID(),
      quietReqLogger: true,
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
      serializers: {
        req: ({ id, method, url }: Pick<FastifyRequest, 'id' | 'method' | 'url'>) => ({ id, method, route: routeOf(url) }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    },
  });
  return { ...logging, providers: [...(logging.providers ?? []), QuietBootLogger], exports: [...(logging.exports ?? []), QuietBootLogger] };
}

/** Nest tells of every module and route while it starts; nobody reads that in production. */
const BOOT = new Set<unknown>(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

export class QuietBootLogger extends Logger {
  override log(message: unknown, ...parameters: unknown[]): void {
    if (BOOT.has(parameters.at(-1))) super.debug(message, ...parameters);
    else super.log(message, ...parameters);
  }
}
