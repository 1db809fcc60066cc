import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config';
import { ApiKeyGate } from '../../identity/api-keys/api-key-gate';
import type { Actor } from '../../audit/actor';
import { CONFIG } from '../../shared/settings/config.token';
import { DomainError } from '../../shared/errors/domain-error';
import { AcquirerKeysService, type FoundAcquirerKey } from './acquirer-keys.service';

/** The acquirer that makes a call, identified by its key. */
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

export function acquirerActor({ name, address }: CurrentAcquirer): Actor {
  return { kind: 'acquirer', id: null, name, address };
}

/** Guards the routes for acquirers: the API key names the acquirer. */
@Injectable()
export class AcquirerKeyGuard implements CanActivate {
  private readonly gate: ApiKeyGate<FoundAcquirerKey>;

  constructor(keys: AcquirerKeysService, @Inject(CONFIG) { intakeRate }: Config) {
    this.gate = new ApiKeyGate((keyHash) => keys.find(keyHash), intakeRate);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = await this.gate.admit(request, context.switchToHttp().getResponse<FastifyReply>());
    if (!key.active) throw new DomainError('forbidden');
    request.acquirer = { id: key.acquirerId, name: key.acquirerName, address: request.ip };
    return true;
  }
}
