import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/**
 * The API's responses are about cases and people: browsers and proxies must not store them, unless a route says
 * otherwise (OWASP ASVS).
 */
export function forbidCaching(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, reply, done) => {
    // Checks the route rather than the path as it was written: `/%61pi/` leads to the same route.
    if (request.routeOptions.url?.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
}
