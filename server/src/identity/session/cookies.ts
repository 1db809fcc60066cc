import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config';
import { CONFIG } from '../../shared/settings/config.token';
import { KNOWN_FOR_S } from '../log-in/known-devices.service';

/**
 * A cookie that scripts cannot read and forms of other sites do not send: `__Host-` if the portal is reached by https.
 */
class PortalCookie {
  private readonly name: string;
  private readonly options: {
    readonly path: string;
    readonly httpOnly: boolean;
    readonly sameSite: 'lax';
    readonly secure: boolean;
    readonly maxAge?: number;
  };

  /** @param maxAge in seconds; without it the cookie ends with the browser's session. */
  constructor(name: string, { protocol }: URL, maxAge?: number) {
    const secure = protocol === 'https:';
    this.name = secure ? `__Host-${name}` : name;
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, value: string): void {
    void reply.setCookie(this.name, value, this.options);
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }
}

/** The cookies of the portal. */
@Injectable()
export class Cookies {
  /** A session's token. The server alone decides when the login ends. */
  readonly session: PortalCookie;
  /** The token by which the browser is recognised (`KnownDevicesService`); it stays after a logout. */
  readonly device: PortalCookie;

  constructor(@Inject(CONFIG) { portalUrl }: Pick<Config, 'portalUrl'>) {
    this.session = new PortalCookie('session', portalUrl);
    this.device = new PortalCookie('device', portalUrl, KNOWN_FOR_S);
  }
}
