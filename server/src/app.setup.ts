import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../contract/src';
import { AppModule, type AppParts } from './app.module';
import { setUpOpenApi } from './openapi/set-up-openapi';
import { setUpPortalPages } from './portal/portal-pages';
import { RouteMethods } from './portal/route-methods';
import { securityHeaders } from './portal/security-headers';
import { Clock } from './shared/time/clock';
import { compressJson } from './shared/http/compression';
import { capConnections, connectionOptions } from './shared/http/connections';
import { endConnections } from './shared/http/end-connections';
import { acceptJsonOnly } from './shared/http/json-body';
import { QuietBootLogger } from './shared/logger';
import { forbidCaching } from './shared/http/no-store';
import { ProblemFilter, refusePath } from './shared/errors/problem.filter';
import { requestIdOf } from './shared/http/request-id';
import { logRefused, logRequests } from './shared/http/request-log';
import { BodyPipe } from './shared/request/body.pipe';

/** Creates the application as it runs in production, for main and for tests. It is not listening yet. */
export async function createApp(parts: AppParts): Promise<NestFastifyApplication> {
  const { config, guestPages } = parts;
  const setHeaders = securityHeaders(config, guestPages);
  const adapter = new FastifyAdapter({
    ...connectionOptions(config, logRefused),
    bodyLimit: LIMITS.body,
    trustProxy: config.trustProxy.length ? [...config.trustProxy] : false,
    routerOptions: { maxParamLength: 200 },
    // A request on an open connection is still answered while the portal closes, rather than refused by Fastify in a
    // format of its own.
    return503OnClosing: false,
    genReqId: requestIdOf,
    // Fastify refuses such a path before any hook runs.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      setHeaders(request, reply, () => refusePath(error, reply)),
  });
  const routes = new RouteMethods(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(QuietBootLogger, { strict: false }));
  await app.register(fastifyCookie);
  adapter.getInstance().addHook('onRequest', setHeaders);
  logRequests(app);
  await compressJson(app);
  capConnections(app.getHttpServer(), config);
  endConnections(app);
  acceptJsonOnly(app);
  forbidCaching(app);
  app.useGlobalPipes(new BodyPipe(app.get(Clock)));
  app.useGlobalFilters(new ProblemFilter());
  setUpOpenApi(app);
  await setUpPortalPages(app, routes, guestPages);
  return app;
}
