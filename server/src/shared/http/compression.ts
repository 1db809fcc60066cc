import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Smaller responses fit into one packet uncompressed. */
const FROM_BYTES = 1_400;
/**
 * Contains the CSRF token: compressing it together with text that a caller chooses would reveal it step by step
 * (BREACH).
 */
const NEVER = '/api/session';

/** Compresses JSON for clients that accept it; pages and scripts are compressed at build time. */
export async function compressJson(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, _, done) => {
    if (request.routeOptions.url?.startsWith(NEVER)) request.headers['x-no-compression'] = 'true';
    done();
  });
  await app.register(fastifyCompress as never, {
    encodings: ['gzip'],
    threshold: FROM_BYTES,
    customTypes: /^application\/(?:problem\+)?json/,
    globalDecompression: false,
  });
}
