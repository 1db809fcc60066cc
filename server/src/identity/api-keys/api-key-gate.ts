import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../shared/errors/domain-error';
import { networkOf } from '../log-in/network';
import { TokenBucket } from './token-bucket';

/** A key's row: it contains only the hash, so that a reader of the table can make no calls. */
export interface StoredKey {
  readonly id: string;
  /** `apiKeyHash` of the key. */
  readonly keyHash: string;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;
/** The number of wrong keys that one network may send per minute. */
const WRONG_KEYS = { points: 100, duration: 60 };

/** The stored form of a key: SHA-256 in hex. Keys are long and random, so a slow hash would add nothing. */
export function apiKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Admits calls of other systems by their API key; cookies have no effect. */
export class ApiKeyGate<Key extends StoredKey> {
  private readonly rate: TokenBucket;
  private readonly wrongKeys = new RateLimiterMemory(WRONG_KEYS);
  /** Keys that were valid before: wrong keys of another system at the same address do not lock them out. */
  private readonly seen = new Set<string>();
  private readonly underWay = new Map<string, Promise<Key | null>>();

  /**
   * `look` finds the key with a hash, active or not. Nothing is cached, so a deactivated key is refused immediately.
   */
  constructor(
    private readonly look: (keyHash: string) => Promise<Key | null>,
    rate: { readonly perSecond: number; readonly burst: number },
  ) {
    this.rate = new TokenBucket(rate);
  }

  /** Returns the key of a call. Throws 401 if no such key exists, 429 above its rate. */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<Key> {
    const key = await this.key(request, reply);
    const wait = this.rate.take(key.id);
    if (wait) throw new DomainError('rate_limited', undefined, undefined, wait);
    return key;
  }

  private async key(request: FastifyRequest, reply: FastifyReply): Promise<Key> {
    const hash = hashOf(request);
    await this.checkThrottle(networkOf(request.ip), hash);
    const key = hash === undefined ? null : await this.find(hash);
    if (!key) return this.refuse(request, reply);
    this.seen.add(key.keyHash);
    request.callerId = key.id;
    return key;
  }

  /** Calls that arrive together share one look-up. */
  private find(hash: string): Promise<Key | null> {
    const started = this.underWay.get(hash);
    if (started) return started;
    const look = this.look(hash).finally(() => this.underWay.delete(hash));
    this.underWay.set(hash, look);
    return look;
  }

  /** Refuses before the look-up: a guessed valid key is refused like all the wrong ones. */
  private async checkThrottle(address: string, hash: string | undefined): Promise<void> {
    const tried = await this.wrongKeys.get(address);
    if (tried && tried.consumedPoints >= WRONG_KEYS.points && !(hash && this.seen.has(hash))) throw tooMany(tried);
  }

  private async refuse(request: FastifyRequest, reply: FastifyReply): Promise<never> {
    await this.wrongKeys.penalty(networkOf(request.ip));
    void reply.header('www-authenticate', 'Bearer');
    throw new DomainError('unauthenticated');
  }
}

function hashOf({ headers }: FastifyRequest): string | undefined {
  const key = BEARER.exec(headers.authorization ?? '')?.[1];
  return key === undefined ? undefined : apiKeyHash(key);
}

function tooMany({ msBeforeNext }: RateLimiterRes): DomainError {
  return new DomainError('rate_limited', undefined, undefined, Math.max(1, Math.ceil(msBeforeNext / 1_000)));
}
