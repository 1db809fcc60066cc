/** The network's ways of saying that there is no server, or no longer one. */
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
/** PostgreSQL's: connections that fail, memory, space or connections that are used up, a server that is stopped, starts, has lost its disk or has become a standby. */
const SQLSTATE = /^(08(?!P01)|53|57P0|58|25006$)/;
/** PostgreSQL and PgBouncer end a connection with these words, whatever the reason … */
const LAST_WORDS = /^(FATAL|PANIC)$/;
/** … and these reasons do not pass: nobody may log in like that, or there is no such database. */
const REFUSED = /^(28|3D|42)/;
/** A lock was waited for as long as a transaction may, or two waited for each other. */
const HELD = /^(55P03|40P01|40001)$/;
/** What node-postgres and its pool say by message only. */
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;
/** TypeORM gives a connection back as soon as it is lost; of a transaction nothing else does before its end. */
const GIVEN_BACK = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/** TypeORM, node-postgres and Node each wrap errors in a way of their own. */
type Told = Readonly<Partial<Record<'code' | 'severity' | 'message' | 'name' | 'driverError' | 'cause', unknown>>>;

/** Whether an error means that the database cannot be reached, or no longer: nobody's fault here, and it passes. The one place that says so. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { driverError, cause } = error as Told;
  return saysAway(error) || [driverError, cause].some((inner) => inner !== error && isDatabaseAway(inner));
}

function saysAway({ code, severity, message, name }: Told): boolean {
  const state = String(code ?? '');
  if (LAST_WORDS.test(String(severity))) return !REFUSED.test(state);
  return NETWORK.has(state) || SQLSTATE.test(state) || SAID.test(String(message)) || GIVEN_BACK.test(String(name));
}

/** Whether an error means that somebody else holds what a transaction needs: it passes, and it concerns nobody but this call. */
export function isRowHeld(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as Told;
  return HELD.test(String(code)) || (driverError !== undefined && driverError !== error && isRowHeld(driverError));
}
