import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from 'secure-json-parse';
import { DomainError } from './domain-error';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Bodies are JSON in UTF-8 and nothing else: any other content type is 415. Bytes that are no UTF-8 are refused rather than
 * replaced, or a name could be stored other than it was sent.
 */
export function acceptJsonOnly(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJson);
}

function parseJson(_: FastifyRequest, body: Buffer, done: (error: Error | null, value?: unknown) => void): void {
  let value: unknown;
  try {
    value = parse(UTF8.decode(body), { protoAction: 'error', constructorAction: 'error' });
  } catch {
    return done(Object.assign(new DomainError('malformed_json'), { statusCode: 400 }));
  }
  done(null, value);
}
