import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../shared/domain-error';
import { networkOf } from '../log-in/network';
import { TokenBucket } from './token-bucket';

/** A key's row: only the hash is kept, so that who reads the table can call nothing. */
export interface StoredKey {
  readonly id: string;
  /** `apiKeyHash` of the key. */
  readonly keyHash: string;
}

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;
/** So many wrong keys a minute may come from one network. */
const WRONG_KEYS = { points: 100, duration: 60 };

/** How a key is kept: SHA-256 in hex. Keys are long and random, so that a slow hash would add nothing. */
export function apiKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Lets calls of other systems in by their key; cookies count for nothing. */
export class ApiKeyGate<Key extends StoredKey> {
  private readonly rate: TokenBucket;
  private readonly wrongKeys = new RateLimiterMemory(WRONG_KEYS);
  /** Keys that were right before: another system's wrong ones at the same address do not shut them out. */
  private readonly seen = new Set<string>();
  private readonly underWay = new Map<string, Promise<Key | null>>();

  /** `look` finds the key of a hash, switched off or not. Nothing is cached, so that a key which is switched off is refused at once. */
  constructor(
    private readonly look: (keyHash: string) => Promise<Key | null>,
    rate: { readonly perSecond: number; readonly burst: number },
  ) {
    this.rate = new TokenBucket(rate);
  }

  /** The key of a call. Throws 401 without one that exists, 429 over its rate. */
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

  /** Calls that come at once share one look. */
  private find(hash: string): Promise<Key | null> {
    const started = this.underWay.get(hash);
    if (started) return started;
    const look = this.look(hash).finally(() => this.underWay.delete(hash));
    this.underWay.set(hash, look);
    return look;
  }

  /** Refuses before looking: a right key found by trying would look like all the wrong ones. */
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
