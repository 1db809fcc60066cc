import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** What the API tells is about cases and people: neither a browser nor a proxy keeps it, unless a route says otherwise (OWASP ASVS). */
export function forbidCaching(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, reply, done) => {
    // By the route, never by the path as it was written: `/%61pi/` leads to the same route.
    if (request.routeOptions.url?.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
}
