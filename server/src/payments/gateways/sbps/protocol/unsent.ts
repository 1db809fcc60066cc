import type { UnsentCode } from '../../../../../contract/src';

/** No connection was established: no byte of the request was sent. */
export class NotConnectedError extends Error {
  readonly code: UnsentCode;

  /**
   * `cause`: the network's error; the log states its code, such as `ECONNREFUSED`. `isReached`: only the TLS handshake
   * failed.
   */
  constructor(
    override readonly cause: Error & { readonly code?: string },
    isReached: boolean,
  ) {
    super(cause.code ?? cause.message);
    if (isReached) this.code = 'endpoint_untrusted';
    else this.code = UNKNOWN_HOST.test(cause.code ?? '') ? 'endpoint_unknown' : 'endpoint_unreachable';
  }
}

/** Errors of resolving a name. */
const UNKNOWN_HOST = /^(?:ENOTFOUND|EAI_)/;

/**
 * HTTP responses of something in front of the API, or in its place: the API itself responds with 200, also when it
 * refuses. Others, such as 500 to 504, may stand for a request that was passed on.
 */
const REFUSALS: Readonly<Record<number, UnsentCode>> = {
  301: 'endpoint_wrong',
  307: 'endpoint_wrong',
  308: 'endpoint_wrong',
  404: 'endpoint_wrong',
  405: 'endpoint_wrong',
  410: 'endpoint_wrong',
  421: 'endpoint_wrong',
  401: 'credentials_refused',
  407: 'credentials_refused',
  403: 'access_refused',
  429: 'access_refused',
};

/** Null if a request with this HTTP status may have been executed. */
export function refusalOfStatus(status: number): UnsentCode | null {
  return REFUSALS[status] ?? null;
}
