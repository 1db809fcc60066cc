import type { UnsentCode } from '../../../../contract/src';

/** No connection came about: not a byte of the request has left. */
export class NotConnectedError extends Error {
  readonly code: UnsentCode;

  /** `cause`: of the network; told in the log by its code, as `ECONNREFUSED`. `isReached`: only the TLS handshake failed. */
  constructor(
    override readonly cause: Error & { readonly code?: string },
    isReached: boolean,
  ) {
    super(cause.code ?? cause.message);
    if (isReached) this.code = 'endpoint_untrusted';
    else this.code = UNKNOWN_HOST.test(cause.code ?? '') ? 'endpoint_unknown' : 'endpoint_unreachable';
  }
}

/** Of the look-up of a name. */
const UNKNOWN_HOST = /^(?:ENOTFOUND|EAI_)/;

/**
 * HTTP answers of something in front of the API, or in its place: it answers 200 itself, also where it refuses. Others, as 500 to
 * 504, may stand for a request that was passed on.
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

/** Null where a request with this HTTP status may have been executed. */
export function refusalOfStatus(status: number): UnsentCode | null {
  return REFUSALS[status] ?? null;
}
