import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from 'secure-json-parse';
import { PROBLEM_STATUS } from '../../contract/src';
import { DomainError } from './domain-error';
import { memberCount, nameCount } from './json-names';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Bodies are JSON in UTF-8 and nothing else: any other content type, and any content encoding, is 415. Bytes that are no UTF-8 are refused rather than
 * replaced, or a name could be stored other than it was sent.
 */
export function acceptJsonOnly(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJson);
}

function parseJson(
  { headers }: FastifyRequest,
  body: Buffer,
  done: (error: Error | null, value?: unknown) => void,
): void {
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    return done(
      refused(new DomainError('unsupported_media_type', 'Content-Encoding: send the JSON as it is, not compressed')),
    );
  }
  try {
    done(null, readJson(UTF8.decode(body)));
  } catch (error) {
    done(refused(error instanceof DomainError ? error : new DomainError('malformed_json')));
  }
}

/** Throws for what is no JSON, and for JSON of which a program may read one value and a person another. */
function readJson(text: string): unknown {
  const value = parse(text, { protoAction: 'error', constructorAction: 'error' }) as unknown;
  if (nameCount(text) !== memberCount(value))
    throw new DomainError('malformed_json', 'a name stands twice in one object');
  return value;
}

/** Fastify answers with the status that an error bears. */
function refused(error: DomainError): DomainError {
  return Object.assign(error, { statusCode: PROBLEM_STATUS[error.code] });
}
