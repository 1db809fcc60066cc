import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyError, FastifyReply } from 'fastify';
import {
  type Current,
  type FieldError,
  type Warning,
  type Problem,
  PROBLEM_STATUS,
  type ProblemCode,
} from '../../../contract/src';
import { DomainError, VersionConflict } from './domain-error';
import { routeOf } from '../http/request-log';
import { isDatabaseUnavailable, isRowHeld } from '../tenancy/database-unavailable';

const TITLES: Record<ProblemCode, string> = {
  malformed_json: 'The body is not JSON',
  malformed_request: 'The request is malformed',
  unauthenticated: 'Authentication is needed',
  wrong_credentials: 'ユーザーIDまたはパスワードが正しくありません',
  forbidden: 'Not allowed',
  csrf_refused: 'The request does not come from the portal',
  not_found: 'Not found',
  method_not_allowed: 'The path has no such method',
  request_timeout: 'The request did not arrive as a whole within its time',
  invalid_state: 'Not possible in the present state',
  reference_conflict: 'The reference is taken by other content',
  warnings_unconfirmed: 'Some differences have to be confirmed first',
  version_conflict: 'It has changed since it was read',
  too_large: 'The body is too large',
  unsupported_media_type: 'The content type is not supported',
  invalid_fields: 'Some fields are wrong',
  idempotency_key_reused: 'The Idempotency-Key was used with another body',
  too_many_attempts: 'Too many attempts',
  rate_limited: 'Too many requests',
  headers_too_large: 'The head lines of the request are too large',
  internal: 'Something went wrong here',
  not_ready: 'Not ready',
  busy: 'Somebody else is at work on the same rows',
};

/** Fastify's own refusals, by status; their messages may quote input, so they are not passed on. */
const BY_STATUS: Record<number, ProblemCode> = {
  400: 'malformed_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'not_ready',
};
const URI_TOO_LONG = 414;
const UNAVAILABLE = 503;
/** An unavailable database returns without intervention: a service manager restarts one within seconds. */
const RETRY_AFTER_SECONDS = 5;
const MALFORMED_JSON = /JSON|FST_ERR_CTP_EMPTY/;

export function problem(
  code: ProblemCode,
  detail?: string,
  errors?: readonly FieldError[],
  warnings?: readonly Warning[],
  current?: Current,
): Problem {
  return {
    type: 'about:blank',
    title: TITLES[code],
    status: PROBLEM_STATUS[code],
    code,
    ...(detail && { detail }),
    ...(errors && { errors }),
    ...(warnings && { warnings }),
    ...(current && { current }),
  };
}

export function sendProblem(reply: FastifyReply, content: Problem): void {
  reply.request.problemCode = content.code;
  if (content.status === UNAVAILABLE && !reply.hasHeader('retry-after'))
    void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  void reply
    .status(content.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(content);
}

/** Refuses a path that cannot be decoded or is too long, before a route is found: without quoting it. */
export function refusePath({ statusCode }: FastifyError, reply: FastifyReply): void {
  sendProblem(reply, problem(statusCode === URI_TOO_LONG ? 'not_found' : 'malformed_request'));
}

/**
 * Turns every error of a request into problem+json; an unexpected error is logged with its stack and answered with 500.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof DomainError) {
      if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', String(error.retryAfterSeconds));
      const current = error instanceof VersionConflict ? error.current : undefined;
      return sendProblem(
        reply,
        problem(
          error.code,
          error.message === error.code ? undefined : error.message,
          error.errors,
          error.warnings,
          current,
        ),
      );
    }
    sendProblem(
      reply,
      problem(this.codeOf(error, `${reply.request.method} ${routeOf(reply.request)}, request ${reply.request.id}`)),
    );
  }

  /** `route`: the route and request in which the error happened, for the log. */
  private codeOf(error: unknown, route: string): ProblemCode {
    const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
    const status = error instanceof HttpException ? error.getStatus() : statusCode;
    if (status === 400 && MALFORMED_JSON.test(`${code ?? ''} ${message ?? ''}`)) return 'malformed_json';
    const known = status === undefined ? undefined : BY_STATUS[status];
    if (known) return known;
    if (isDatabaseUnavailable(error)) {
      this.logger.error(`${route}: the database cannot be reached: ${message}`);
      return 'not_ready';
    }
    if (isRowHeld(error)) {
      this.logger.warn(`${route}: a row was waited for in vain: ${message}`);
      return 'busy';
    }
    this.logger.error(`${route}: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown error'}`);
    return 'internal';
  }
}
