import type { Config } from '../config';
import { PlainError } from '../shared/errors/plain-error';
import { isDatabaseUnavailable } from '../shared/tenancy/database-unavailable';
import { serverName } from './database-name';

type Failure = Error & { readonly code?: string; readonly driverError?: { readonly code?: string } };

/** PostgreSQL's error codes, and what to do about each. */
const REFUSED: Readonly<Record<string, string>> = {
  '3D000': 'create it (createdb), or correct DATABASE_URL',
  '28000': 'correct the user in DATABASE_URL, or let it log in there (CREATE ROLE … LOGIN, pg_hba.conf)',
  '28P01': 'correct the password in DATABASE_URL',
  '42501':
    'give the user of DATABASE_URL that right, or name one that has it: who migrates owns the database and may create roles',
  '55P03': 'do it again when no backup and no other long transaction holds the table',
};
const NO_TLS = /does not support SSL/;
const CERTIFICATE = /CERT|^UNABLE_TO_|^ERR_TLS/;

/** Explains why a port could not be opened. */
export function listenFailure(error: unknown, { port, host }: Pick<Config, 'port' | 'host'>): unknown {
  switch ((error as Failure).code) {
    case 'EADDRINUSE':
      return new PlainError(`PORT ${port} is in use by another process: set PORT to another one, or stop that one.`);
    case 'EACCES':
      return new PlainError(
        `PORT ${port} may not be opened by this user: set PORT to 1024 or above behind a reverse proxy, or give the process the capability CAP_NET_BIND_SERVICE.`,
      );
    case 'EADDRNOTAVAIL':
      return new PlainError(
        `HOST ${host} is no address of this machine: set HOST to one that it has, or leave it out for loopback.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new PlainError(
        `HOST ${host} is no name that leads to an address: set HOST to an address of this machine, or leave it out for loopback.`,
      );
    default:
      return error;
  }
}

/** Explains why a database could not be used; any other error is returned unchanged. */
export function databaseFailure(error: unknown, { databaseUrl }: Pick<Config, 'databaseUrl'>): unknown {
  if (!databaseUrl) return error;
  const { message, code = '', driverError } = error as Failure;
  const name = serverName(databaseUrl);
  const remedy = REFUSED[driverError?.code ?? code];
  if (remedy) return new PlainError(`The database ${name} refuses: ${message}. Remedy: ${remedy}.`);
  if (NO_TLS.test(message))
    return new PlainError(
      `DATABASE_URL asks for TLS, which the server of ${name} does not offer: switch it on there (ssl = on), or set sslmode=disable where nobody else is on the way.`,
    );
  if (CERTIFICATE.test(code))
    return new PlainError(
      `The certificate of the server of ${name} is not trusted (${message}): add sslrootcert=FILE with its authority to DATABASE_URL.`,
    );
  return isDatabaseUnavailable(error)
    ? new PlainError(`The database ${name} cannot be reached: ${message}. Start it, or correct DATABASE_URL.`)
    : error;
}
