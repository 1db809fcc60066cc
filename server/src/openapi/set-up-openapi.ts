import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { docsPage } from './docs-page';
import { DOCS_STYLE } from './docs-style';
import { openApiDocument } from './document';

const STYLE_PATH = '/api/docs/style.css';

/**
 * Serves `/api/openapi.json` and, for human readers, `/api/docs`: a page without scripts, which any content security
 * policy allows.
 */
export function setUpOpenApi(app: NestFastifyApplication): void {
  let made: OpenAPIObject | undefined;
  const document = () => (made ??= openApiDocument(app));
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/api/openapi.json', (_, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(document())),
  );
  fastify.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(docsPage(document(), STYLE_PATH)));
  fastify.get(STYLE_PATH, (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(DOCS_STYLE),
  );
}
