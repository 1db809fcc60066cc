import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config';
import { CONFIG } from '../../shared/settings/config.token';
import { readControl } from './control-file';
import { notFound } from '../../shared/errors/domain-error';
import { equalInConstantTime } from '../session/session-token';

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * Admits callers on this machine that can read the token's file in DATA_DIR, and no call through a browser or a proxy.
 */
@Injectable()
export class ControlGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers, socket } = context.switchToHttp().getRequest<FastifyRequest>();
    const isLocal =
      LOOPBACK.includes(socket.remoteAddress ?? '') &&
      headers.origin === undefined &&
      headers['x-forwarded-for'] === undefined;
    const token = readControl(this.config.dataDir)?.token;
    if (!isLocal || !token || !equalInConstantTime(headers.authorization ?? '', `Bearer ${token}`)) throw notFound();
    return true;
  }
}
