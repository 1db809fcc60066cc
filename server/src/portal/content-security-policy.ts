import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Config } from '../config';

const ONE_YEAR_SECONDS = 31_536_000;

/** A strict policy with a nonce per response; nothing inline, nothing from elsewhere, no frame around the portal (spec 5.3). */
export function contentSecurityPolicy(config: Config): FastifyHelmetOptions {
  const https = config.portalUrl.protocol === 'https:';
  return {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], manifestSrc: ["'self'"], frameSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"], objectSrc: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: https ? { maxAge: ONE_YEAR_SECONDS, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: true,
    xFrameOptions: { action: 'deny' },
  };
}
