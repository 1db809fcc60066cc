/** Error codes of the network for a server that is not reachable, or no longer. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);
/**
 * PostgreSQL's codes: failed connections; exhausted memory, disk space or connections; a server that is stopping,
 * starting, has lost its disk or has become a standby.
 */
const SQLSTATE = /^(08(?!P01)|53|57P0|58|25006$)/;
/** PostgreSQL and PgBouncer end a connection with these severities, whatever the reason … */
const ENDS_CONNECTION = /^(FATAL|PANIC)$/;
/** … and these reasons are permanent: the login is refused, or there is no such database. */
const REFUSED = /^(28|3D|42)/;
/** A lock was not granted within the transaction's limit, or there was a deadlock. */
const HELD = /^(55P03|40P01|40001)$/;
/** Errors of node-postgres and its pool that have a message only. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;
/** TypeORM releases a connection as soon as it is lost; nothing else releases one before its transaction ends. */
const RELEASED = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/** TypeORM, node-postgres and Node each wrap errors differently. */
type ErrorFields = Readonly<
  Partial<Record<'code' | 'severity' | 'message' | 'name' | 'driverError' | 'cause', unknown>>
>;

/**
 * Whether an error means that the database is unavailable: no fault of the caller, and temporary. The only place that
 * decides this.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { driverError, cause } = error as ErrorFields;
  return isUnavailable(error) || [driverError, cause].some((inner) => inner !== error && isDatabaseUnavailable(inner));
}

function isUnavailable({ code, severity, message, name }: ErrorFields): boolean {
  const state = String(code ?? '');
  if (ENDS_CONNECTION.test(String(severity))) return !REFUSED.test(state);
  return NETWORK.has(state) || SQLSTATE.test(state) || MESSAGES.test(String(message)) || RELEASED.test(String(name));
}

/**
 * Whether an error means that another transaction holds a lock that is needed: temporary, and it affects this call
 * only.
 */
export function isRowHeld(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as ErrorFields;
  return HELD.test(String(code)) || (driverError !== undefined && driverError !== error && isRowHeld(driverError));
}
