import { type CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { may, type Permission } from '../../../contract/src';
import type { Config } from '../../config';
import { CONFIG } from '../../shared/settings/config.token';
import { DomainError } from '../../shared/errors/domain-error';
import { PUBLIC } from '../../shared/http/public.decorator';
import { Cookies } from './cookies';
import { checkSameOrigin, isUnsafe } from './same-origin.guard';
import { type LiveSession, SessionService } from './session.service';
import { csrfToken, equalInConstantTime } from './session-token';

const PERMISSION = 'portal:permission';

/** The permission that a route needs. A route that names none and is not @Public() may not be called. */
export const Permit = (permission: Permission | 'any_user') => SetMetadata(PERMISSION, permission);

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session guard on every route that is not public. */
    liveSession?: LiveSession;
  }
}

/**
 * Guards every route: requires a live session, the permission of the route and, for unsafe methods, proof that the
 * request is not forged.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly cookies: Cookies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const of = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, of)) return true;
    const permission = this.reflector.getAllAndOverride<Permission | 'any_user' | undefined>(PERMISSION, of);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = await this.session(request);
    if (isUnsafe(request)) this.checkForgery(request, session);
    if (!permission || (permission !== 'any_user' && !may(session.user.role, permission)))
      throw new DomainError('forbidden');
    request.liveSession = session;
    void context
      .switchToHttp()
      .getResponse<FastifyReply>()
      .header('x-session-expires-at', session.expiresAt.toISOString());
    return true;
  }

  private async session(request: FastifyRequest): Promise<LiveSession> {
    const token = this.cookies.session.read(request);
    const session = token ? await this.sessions.find(token, request.ip, request.headers['x-background'] !== '1') : null;
    if (!session) throw new DomainError('unauthenticated');
    request.callerId = session.user.id;
    return session;
  }

  private checkForgery(request: FastifyRequest, session: LiveSession): void {
    checkSameOrigin(request, this.config.portalUrl);
    const given = request.headers['x-csrf-token'];
    const expected = csrfToken(this.config.sessionSecret, session.token);
    if (typeof given !== 'string' || !equalInConstantTime(given, expected)) throw new DomainError('csrf_refused');
  }
}
