import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { FastifyHttpOptions } from 'fastify';
import { PROBLEM_STATUS, type ProblemCode } from '../../../contract/src';
import type { Config } from '../../config';
import { problem } from '../errors/problem.filter';
import type { Refused } from './request-log';

/** A request's headers fit into one packet. */
const HEADERS_MS = 20_000;
const CHECK_EVERY_MS = 1_000;
/** Longer than reverse proxies keep an idle connection, so that the proxies end it and not the portal. */
const KEPT_IDLE_MS = 72_000;
const LOGGED_EVERY_MS = 60_000;

/** Node's codes for a connection on which no request was completed. */
const REFUSED: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

type Limits = Pick<Config, 'requestTimeoutMs' | 'databaseTimeoutMs' | 'maxConnections'>;

/**
 * Limits how long a connection can be held: a request must arrive in time, its response must be read in time, and idle
 * connections end.
 */
export function connectionOptions(
  { requestTimeoutMs, databaseTimeoutMs = 0 }: Limits,
  log: (refused: Refused) => void,
): FastifyHttpOptions<Server> {
  return {
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: KEPT_IDLE_MS,
    // A connection may be inactive in both directions for this long; it is inactive while a response waits for the
    // database.
    connectionTimeout: requestTimeoutMs + databaseTimeoutMs,
    http: { headersTimeout: Math.min(HEADERS_MS, requestTimeoutMs), connectionsCheckingInterval: CHECK_EVERY_MS },
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, log),
  };
}

/**
 * Ends a new connection immediately when all are in use, so that the process does not run out of memory and file
 * descriptors.
 */
export function capConnections(server: Server, { maxConnections }: Limits): void {
  const logger = new Logger('Connections');
  let loggedAt = -Infinity;
  server.maxConnections = maxConnections;
  server.on('drop', () => {
    if (performance.now() - loggedAt < LOGGED_EVERY_MS) return;
    loggedAt = performance.now();
    logger.warn(`All ${maxConnections} connections (MAX_CONNECTIONS) are taken: further ones are sent away`);
  });
}

/**
 * Answers data that never became a request: in the format of all refusals, if a request was begun and no response is
 * being sent already.
 */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket, log: (refused: Refused) => void): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable && socket.bytesRead > 0 && !isAnswered(socket)) {
    const code = REFUSED[error.code ?? ''] ?? 'malformed_request';
    socket.write(refusal(code));
    log({ status: PROBLEM_STATUS[code], code });
  }
  socket.destroySoon();
}

/** Node stores on the socket the response that is being sent; Node's own handler reads the same property. */
function isAnswered(socket: Socket): boolean {
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent === true;
}

function refusal(code: ProblemCode): string {
  const [status, body] = [PROBLEM_STATUS[code], JSON.stringify(problem(code))];
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`;
}
