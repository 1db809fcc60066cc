import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from 'secure-json-parse';
import { PROBLEM_STATUS } from '../../../contract/src';
import { DomainError } from '../errors/domain-error';
import { memberCount, nameCount } from './json-names';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Accepts bodies only as JSON in UTF-8: any other content type, and any content encoding, is answered with 415. Invalid
 * UTF-8 is refused rather than replaced; otherwise a name could be stored differently from how it was sent.
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

/** Throws for invalid JSON, and for JSON that a program and a person may read differently. */
function readJson(text: string): unknown {
  const value = parse(text, { protoAction: 'error', constructorAction: 'error' }) as unknown;
  if (nameCount(text) !== memberCount(value))
    throw new DomainError('malformed_json', 'a name stands twice in one object');
  return value;
}

/** Gives the error its status, with which Fastify then responds. */
function refused(error: DomainError): DomainError {
  return Object.assign(error, { statusCode: PROBLEM_STATUS[error.code] });
}
