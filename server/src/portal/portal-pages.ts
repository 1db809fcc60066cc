import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ClientFilesTask } from './client-files.task';
import { clientFolder, IMMUTABLE, isHashed } from './client-folder';
import { type GuestPages, nonceOf } from './security-headers';
import { PortalPageFilter, type SendPage } from './portal-page.filter';
import type { RouteMethods } from './route-methods';

const NONCE = /CSP_NONCE/g;

/**
 * Serves the Angular portal: its files with long caching, and index.html for every page, with the nonce of the
 * response.
 */
export async function setUpPortalPages(
  app: NestFastifyApplication,
  routes: RouteMethods,
  guestPages?: GuestPages,
): Promise<void> {
  const root = clientFolder();
  if (!existsSync(join(root, 'index.html'))) return;
  const index = readFileSync(join(root, 'index.html'), 'utf8');
  const sendIndex: SendPage = (reply, status) => {
    // A gateway's script does not declare that it may be embedded, so the page that needs it may not require that.
    if (guestPages?.includes(reply.request.url)) reply.raw.removeHeader('cross-origin-embedder-policy');
    // Links of earlier releases contain their token in the address: the referrer must not pass it on.
    if (/^\/set-password\b/.test(reply.request.url)) reply.raw.setHeader('referrer-policy', 'no-referrer');
    void reply
      .status(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(index.replace(NONCE, nonceOf(reply.raw)));
  };
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['**/index.html', '**/*.br', '**/*.gz'],
    setHeaders: (reply, path) =>
      void reply.header('cache-control', isHashed(path.replace(/\.(br|gz)$/, '')) ? IMMUTABLE : 'no-cache'),
  });
  fastify.get('/', (_request: FastifyRequest, reply: FastifyReply) => sendIndex(reply, 200));
  app.useGlobalFilters(
    new PortalPageFilter(routes, sendIndex, app.get(ClientFilesTask, { strict: false }), guestPages),
  );
}
