import { isIP } from 'node:net';

export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1'];
/** Fastify's names for whole ranges of addresses. */
export const PROXY_RANGES: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

export function parsed(text: string | undefined): URL | undefined {
  return text && URL.canParse(text) ? new URL(text) : undefined;
}

/** An address, a network (`10.0.0.0/8`), or one of Fastify's ranges. */
export function isProxy(text: string): boolean {
  const [, address = '', bits = '1'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const longest = { 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return PROXY_RANGES.includes(text) || (Number(bits) >= 1 && Number(bits) <= longest);
}

/** `http(s)://host[:port]` and nothing after it. */
export function isOrigin(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
}

/** Whether data that is sent there leaves this machine; a socket of the file system does not count. */
function isElsewhere(url: URL): boolean {
  const host = decodeURIComponent(url.searchParams.get('host') ?? url.hostname).replace(/^\[|\]$/g, '');
  return host !== '' && !host.startsWith('/') && !LOOPBACK.includes(host);
}

/**
 * What a `postgres://` address of another machine lacks: it has to state whether the connection is encrypted.
 * `pgSslMode`: node-postgres reads that, too.
 */
export function tlsProblemOfDatabase(url: URL, pgSslMode: string | undefined): string | undefined {
  const says = url.searchParams.has('sslmode') || url.searchParams.has('ssl') || Boolean(pgSslMode);
  if (says || !isElsewhere(url)) return undefined;
  return 'DATABASE_URL does not ask for TLS: add ?sslmode=verify-full, or ?sslmode=disable where nobody else is on the way to the database';
}

/** The same for `smtp://`, which by default encrypts only if the server offers it. */
export function tlsProblemOfMail(url: URL): string | undefined {
  const says =
    url.protocol === 'smtps:' || ['requireTLS', 'ignoreTLS'].some((name) => url.searchParams.get(name) === 'true');
  if (says || !isElsewhere(url)) return undefined;
  return 'SMTP_URL does not ask for TLS: use smtps://, or add ?requireTLS=true, or ?ignoreTLS=true where nobody else is on the way to the mail server';
}
