import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { ProblemCode } from '../../../contract/src';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why the call was refused; set when the response is built. */
    problemCode?: ProblemCode;
    /** The id of the user or API key that called, once it is known. */
    callerId?: string;
  }
}

/** Data that never became a request: it has no route and no id. */
export interface Refused {
  readonly status: number;
  readonly code: ProblemCode;
}

type Level = 'debug' | 'info' | 'warn' | 'error';

const DENIALS = [401, 403, 404, 405, 409, 429];

/**
 * Logs one line per request (spec 8.5): method, route, status, duration, request id, caller. The route is the pattern,
 * never the path or its query, which may name a case, an order or a person. Refused requests are logged as warnings.
 */
export function logRequests(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // Uses the root logger: a logger of the request would write its id twice.
    PinoLogger.root[levelOf(request, reply)](lineOf(request, reply), 'request');
    done();
  });
}

export function logRefused(refused: Refused): void {
  PinoLogger.root.warn(refused, 'request');
}

function lineOf(request: FastifyRequest, reply: FastifyReply): object {
  const { id: requestId, method, problemCode: code, callerId: caller } = request;
  return {
    requestId,
    method,
    route: routeOf(request),
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime),
    ...(code && { code }),
    ...(caller && { caller }),
  };
}

/** A path without a route may contain anything, so it is not logged. */
export function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? 'none';
}

function levelOf(request: FastifyRequest, { statusCode }: FastifyReply): Level {
  if (statusCode >= 500) return 'error';
  if (DENIALS.includes(statusCode)) return 'warn';
  return routeOf(request).startsWith('/health/') ? 'debug' : 'info';
}
