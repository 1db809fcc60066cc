import { type CanActivate, type ExecutionContext, Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config';
import { CONFIG } from '../../shared/settings/config.token';
import { DomainError } from '../../shared/errors/domain-error';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** There may be any number of foreign origins: this many are logged, each once. */
const LOGGED_AT_MOST = 20;
const logger = new Logger('Origin');
const logged = new Set<string>();

export function isUnsafe(request: FastifyRequest): boolean {
  return !SAFE_METHODS.includes(request.method);
}

/** A browser states the origin of a request: only the portal's own pages may send unsafe requests (spec 5.3). */
export function checkSameOrigin({ headers }: FastifyRequest, portalUrl: URL): void {
  const { origin } = headers;
  const sameOrigin = origin === undefined ? headers['sec-fetch-site'] === 'same-origin' : origin === portalUrl.origin;
  if (sameOrigin) return;
  if (origin !== undefined) logOnce(URL.canParse(origin) ? new URL(origin).origin : 'null', portalUrl.origin);
  throw new DomainError('csrf_refused');
}

/**
 * Usually the cause is no forgery: the portal is reached by another address than the configured one, and nobody can log
 * in.
 */
function logOnce(origin: string, expected: string): void {
  if (logged.has(origin) || logged.size >= LOGGED_AT_MOST) return;
  logged.add(origin);
  logger.warn(
    `A call from a page of ${origin} was refused: PORTAL_URL is ${expected}. If that is how browsers reach the portal, set PORTAL_URL to it.`,
  );
}

/** For public routes that change something: login and setting a password. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    checkSameOrigin(context.switchToHttp().getRequest<FastifyRequest>(), this.config.portalUrl);
    return true;
  }
}
