import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';
import type { Config } from '../config';

const ONE_YEAR_SECONDS = 31_536_000;
const NONCE_BYTES = 16;
const nonces = new WeakMap<object, string>();

/** The nonce of one response, the same for scripts and styles: Angular supports a single one. */
export function nonceOf(response: object): string {
  const nonce = nonces.get(response) ?? randomBytes(NONCE_BYTES).toString('base64');
  nonces.set(response, nonce);
  return nonce;
}

/** Pages besides the portal's own: the only ones that may load a script from another origin, and that origin. */
export interface GuestPages {
  includes(url: string): boolean;
  readonly scriptOrigin?: string;
}

const selfAnd = (pages: GuestPages | undefined) => (request: IncomingMessage) =>
  pages?.scriptOrigin && pages.includes(request.url ?? '') ? `'self' ${pages.scriptOrigin}` : "'self'";

const withNonce = (_: unknown, response: ServerResponse) => `'nonce-${nonceOf(response)}'`;

/**
 * A strict policy with a nonce per response: nothing inline, nothing from other origins, no framing of the portal (spec
 * 5.3).
 */
function helmetOptions(config: Config, guestPages?: GuestPages): HelmetOptions {
  const https = config.portalUrl.protocol === 'https:';
  const self = selfAnd(guestPages);
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [self, withNonce],
        styleSrc: ["'self'", withNonce],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: [self],
        manifestSrc: ["'self'"],
        frameSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: https ? { maxAge: ONE_YEAR_SECONDS, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: true,
    xFrameOptions: { action: 'deny' },
  };
}

/** Sets the headers of one response; a hook of Fastify. */
export type SetHeaders = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;

/**
 * Returns the hook that sets the headers of every response. It uses Helmet itself rather than its plugin for Fastify,
 * which builds all headers again for each request.
 */
export function securityHeaders(config: Config, guestPages?: GuestPages): SetHeaders {
  const set = helmet(helmetOptions(config, guestPages));
  return (request, reply, done) => set(request.raw, reply.raw, done);
}
