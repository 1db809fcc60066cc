import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { type FieldError, fieldError, holdsCardNumber } from '../../contract/src';
import { checkShape } from '../shared/request/bounded-shape';
import { DomainError, invalidFields } from '../shared/errors/domain-error';

/** The number of checkouts per minute that one address may start, to prevent the testing of stolen cards. */
const CHECKOUTS = { points: 120, duration: 60 };

@Injectable()
export class CheckoutRateGuard implements CanActivate {
  private readonly rate = new RateLimiterMemory(CHECKOUTS);

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    await this.rate.consume(ip).catch(({ msBeforeNext }: RateLimiterRes) => {
      throw new DomainError('rate_limited', undefined, undefined, Math.max(1, Math.ceil(msBeforeNext / 1_000)));
    });
    return true;
  }
}

/**
 * Refuses a body that contains a card number anywhere, before other code reads it: not even a mistake in that code may
 * store one.
 */
@Injectable()
export class NoCardNumberGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    checkShape(body);
    const errors = cardNumbersIn(body, '');
    if (errors.length) throw invalidFields(errors);
    return true;
  }
}

/** A name that contains a card number is not repeated in the pointer. */
function cardNumbersIn(value: unknown, pointer: string): FieldError[] {
  if (typeof value === 'string' || typeof value === 'number')
    return holdsCardNumber(String(value)) ? [fieldError(pointer, 'pan_not_allowed')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    holdsCardNumber(name)
      ? [fieldError(pointer, 'pan_not_allowed')]
      : cardNumbersIn(inner, `${pointer}/${escaped(name)}`),
  );
}

/** RFC 6901. */
function escaped(name: string): string {
  return name.slice(0, 64).replace(/~/g, '~0').replace(/\//g, '~1');
}
