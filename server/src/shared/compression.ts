import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Smaller answers fit into one packet as they are. */
const FROM_BYTES = 1_400;
/** Holds the CSRF token, which compression beside text of a caller's choosing would give away bit by bit (BREACH). */
const NEVER = '/api/session';

/** JSON goes out compressed to whoever can read it so; pages and scripts are compressed when they are built. */
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
