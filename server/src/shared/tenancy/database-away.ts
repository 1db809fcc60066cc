/** The network's and PostgreSQL's ways of saying that there is no server, no longer one, or not yet one. */
const AWAY = [
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
  '57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08006',
];
/** What node-postgres says by message only. */
const SAID = /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** Whether an error means that the database cannot be reached: nobody's fault here, and it passes. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message, driverError } = error as { code?: string; message?: string; driverError?: unknown };
  return AWAY.includes(code ?? '') || SAID.test(message ?? '') || (driverError !== undefined && driverError !== error && isDatabaseAway(driverError));
}
