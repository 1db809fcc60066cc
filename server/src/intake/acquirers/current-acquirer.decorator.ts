import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../shared/errors/domain-error';
import type { CurrentAcquirer } from './acquirer-key.guard';

/** The acquirer that the guard admitted. */
export const FromAcquirer = createParamDecorator((_: unknown, context: ExecutionContext): CurrentAcquirer => {
  const { acquirer } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!acquirer) throw new DomainError('unauthenticated');
  return acquirer;
});
