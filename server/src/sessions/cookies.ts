import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config';
import { CONFIG } from '../shared/config.token';

const YEAR_S = 365 * 24 * 60 * 60;

/** A cookie that no script reads and no other site's form sends: `__Host-` wherever the portal is reached by https. */
abstract class PortalCookie {
  private readonly name: string;
  private readonly options: { readonly path: string; readonly httpOnly: boolean; readonly sameSite: 'lax'; readonly secure: boolean };

  /** @param maxAge in seconds; without it the cookie goes with the browser's session. */
  protected constructor({ portalUrl }: Pick<Config, 'portalUrl'>, name: string, private readonly maxAge?: number) {
    const secure = portalUrl.protocol === 'https:';
    this.name = secure ? `__Host-${name}` : name;
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, value: string): void {
    void reply.setCookie(this.name, value, { ...this.options, maxAge: this.maxAge });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }
}

/** Carries a session's token. The server alone decides when the login ends. */
@Injectable()
export class SessionCookie extends PortalCookie {
  constructor(@Inject(CONFIG) config: Pick<Config, 'portalUrl'>) {
    super(config, 'session');
  }
}

/** Tells a browser in which a user was let in before (OWASP's device cookie). It stays when they log out, and lets nobody in. */
@Injectable()
export class DeviceCookie extends PortalCookie {
  constructor(@Inject(CONFIG) config: Pick<Config, 'portalUrl'>) {
    super(config, 'device', YEAR_S);
  }
}
