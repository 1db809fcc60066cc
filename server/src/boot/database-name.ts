import type { Config } from '../config';

/**
 * The server, database and user of a `postgres://` address, without its password: `portal on db.example.jp:5432 as
 * app`.
 */
export function serverName(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const [host, port] = [url.searchParams.get('host') ?? decodeURIComponent(url.hostname), url.port || '5432'];
  return `${databaseOf(url)} on ${host.startsWith('/') ? host : `${host || 'localhost'}:${port}`}${url.username ? ` as ${decodeURIComponent(url.username)}` : ''}`;
}

/** Names the database that a process works on, for the person who started it. */
export function databaseName({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): string {
  return databaseUrl ? serverName(databaseUrl) : `the embedded one in ${dataDir}`;
}

function databaseOf(url: URL): string {
  return decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username) || 'the default database';
}
