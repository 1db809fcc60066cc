import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../../config';
import type { Actor } from '../../shared/actor';
import { CONFIG } from '../../shared/config.token';
import { DomainError } from '../../shared/domain-error';
import type { AcquirerKey } from './acquirer-key.entity';
import { acquirerKeyHash, AcquirerKeysService } from './acquirer-keys.service';
import { TokenBucket } from './token-bucket';

/** The acquirer that a call comes from, by its key. */
export interface CurrentAcquirer {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of the intake routes. */
    acquirer?: CurrentAcquirer;
  }
}

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;
/** So many wrong keys a minute may come from one address. */
const WRONG_KEYS = { points: 100, duration: 60 };

export function acquirerActor({ name, address }: CurrentAcquirer): Actor {
  return { kind: 'acquirer', id: null, name, address };
}

/** Stands before the routes for acquirers: the API key names the acquirer; cookies count for nothing. */
@Injectable()
export class AcquirerKeyGuard implements CanActivate {
  private readonly rate: TokenBucket;
  private readonly wrongKeys = new RateLimiterMemory(WRONG_KEYS);
  /** Keys that were right before: another system's wrong ones at the same address do not shut them out. */
  private readonly seen = new Set<string>();

  constructor(private readonly keys: AcquirerKeysService, @Inject(CONFIG) { intakeRate }: Config) {
    this.rate = new TokenBucket(intakeRate);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = await this.key(request, reply);
    const wait = this.rate.take(key.id);
    if (wait) throw new DomainError('rate_limited', undefined, undefined, wait);
    if (!key.active || !key.acquirer.active) throw new DomainError('forbidden');
    request.acquirer = { id: key.acquirer.id, name: key.acquirer.name, address: request.ip };
    return true;
  }

  private async key(request: FastifyRequest, reply: FastifyReply): Promise<AcquirerKey> {
    const hash = this.hashOf(request);
    await this.checkThrottle(request.ip, hash);
    const key = hash === undefined ? null : await this.keys.find(hash);
    if (!key) return this.refuse(request, reply);
    this.seen.add(key.keyHash);
    return key;
  }

  private hashOf({ headers }: FastifyRequest): string | undefined {
    const key = BEARER.exec(headers.authorization ?? '')?.[1];
    return key === undefined ? undefined : acquirerKeyHash(key);
  }

  /** Refuses before looking: a right key found by trying would look like all the wrong ones. */
  private async checkThrottle(address: string, hash: string | undefined): Promise<void> {
    const tried = await this.wrongKeys.get(address);
    if (tried && tried.consumedPoints >= WRONG_KEYS.points && !(hash && this.seen.has(hash))) throw tooMany(tried);
  }

  private async refuse(request: FastifyRequest, reply: FastifyReply): Promise<never> {
    await this.wrongKeys.penalty(request.ip);
    void reply.header('www-authenticate', 'Bearer');
    throw new DomainError('unauthenticated');
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): DomainError {
  return new DomainError('rate_limited', undefined, undefined, Math.max(1, Math.ceil(msBeforeNext / 1_000)));
}
