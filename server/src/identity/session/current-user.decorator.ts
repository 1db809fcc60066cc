import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CurrentUser } from '../current-user';
import { DomainError } from '../../shared/errors/domain-error';
import type { LiveSession } from './session.service';

function sessionOf(context: ExecutionContext): LiveSession {
  const { liveSession } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!liveSession) throw new DomainError('unauthenticated');
  return liveSession;
}

/** The session that the guard admitted. */
export const Live = createParamDecorator((_: unknown, context: ExecutionContext): LiveSession => sessionOf(context));

/** The user that the guard admitted. */
export const User = createParamDecorator(
  (_: unknown, context: ExecutionContext): CurrentUser => sessionOf(context).user,
);
