import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config';
import { CONFIG } from '../shared/config.token';
import { DomainError } from '../shared/domain-error';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

export function isUnsafe(request: FastifyRequest): boolean {
  return !SAFE_METHODS.includes(request.method);
}

/** A browser says where a request comes from: only the portal itself may send unsafe ones (spec 5.3). */
export function checkSameOrigin({ headers }: FastifyRequest, portalUrl: URL): void {
  const { origin } = headers;
  const sameOrigin = origin === undefined ? headers['sec-fetch-site'] === 'same-origin' : origin === portalUrl.origin;
  if (!sameOrigin) throw new DomainError('csrf_refused');
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
