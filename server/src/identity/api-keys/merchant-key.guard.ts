import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config';
import type { Actor } from '../../audit/actor';
import { CONFIG } from '../../shared/settings/config.token';
import { DomainError } from '../../shared/errors/domain-error';
import { ApiKeyGate } from './api-key-gate';
import type { KeyScope } from './merchant-key.entity';
import { type FoundMerchantKey, MerchantKeysService } from './merchant-keys.service';

/** The merchant's own system that makes a call, identified by its key. */
export interface MerchantSystem {
  readonly merchantId: string;
  /** As the history names it. */
  readonly actor: Actor;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of the merchant API. */
    merchantSystem?: MerchantSystem;
  }
}

const SCOPE = 'merchant-scope';

/** The scope that a key needs for a route of the merchant API; a route without it may not be called. */
export const NeedsScope = (scope: KeyScope) => SetMetadata(SCOPE, scope);

/** The merchant's system that the guard admitted. */
export const FromMerchant = createParamDecorator((_: unknown, context: ExecutionContext): MerchantSystem => {
  const { merchantSystem } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!merchantSystem) throw new DomainError('unauthenticated');
  return merchantSystem;
});

/** Guards the routes for merchants' systems: the API key names the merchant and its permitted uses. */
@Injectable()
export class MerchantKeyGuard implements CanActivate {
  private readonly gate: ApiKeyGate<FoundMerchantKey>;

  constructor(
    keys: MerchantKeysService,
    private readonly reflector: Reflector,
    @Inject(CONFIG) { intakeRate }: Config,
  ) {
    this.gate = new ApiKeyGate((keyHash) => keys.find(keyHash), intakeRate);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = await this.gate.admit(request, context.switchToHttp().getResponse<FastifyReply>());
    const scope = this.reflector.getAllAndOverride<KeyScope | undefined>(SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!scope || !key.scopes.includes(scope) || !key.active) throw new DomainError('forbidden');
    request.merchantSystem = {
      merchantId: key.merchantId,
      actor: { kind: 'merchant', id: null, name: key.label, address: request.ip },
    };
    return true;
  }
}
