import type { Attempt } from '../../payment-gateway';
import type { SbpsCredentials } from '../account/sbps-credentials';
import { encodeRequest, UnsendableError, type Values } from './request-encoder';
import { REQUEST_FORMS, type RequestName } from './request-forms';
import { readResponse } from './response-reader';
import { readTokyoStamp, tokyoStamp } from './tokyo-stamp';
import { isSafeAddress, post } from './transport';
import { NotConnectedError, refusalOfStatus } from './unsent';

/**
 * `unsent`: certainly not executed; the code is the one that the provider would have returned, or one of the portal
 * (`UNSENT_CODES` with the network's `cause`). `unknown`: no response, or none that can be trusted.
 */
export type Answer =
  | { readonly kind: 'ok'; readonly values: ReadonlyMap<string, string>; readonly unreadable: readonly string[] }
  | {
      readonly kind: 'ng';
      readonly code: string;
      /** The time of the response by the provider's clock; null if it is not stated. */ readonly saidAt: Date | null;
    }
  | { readonly kind: 'unsent'; readonly code: string; readonly cause?: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A code of the portal: no credentials, or an address to which card data must not be sent. */
const NOT_CONFIGURED = 'not_configured';
const CODE = /^[0-9A-Z]{8}$/;
const SECOND_MS = 1_000;

/**
 * Sends one request and evaluates the response. `marginMs`: how long to wait for a response beyond the provider's
 * limit. Never throws.
 */
export async function exchange(
  name: RequestName,
  values: Values,
  credentials: SbpsCredentials | null,
  attempt: Attempt,
  marginMs: number,
): Promise<Answer> {
  if (!credentials || !isSafeAddress(credentials.endpoint)) return { kind: 'unsent', code: NOT_CONFIGURED };
  try {
    const body = encodeRequest(REQUEST_FORMS[name], { ...values, ...ofEvery(credentials, attempt) }, credentials);
    const raw = await post(credentials, body, attempt.limitSeconds * SECOND_MS + marginMs);
    const refusal = refusalOfStatus(raw.status);
    return refusal
      ? { kind: 'unsent', code: refusal, cause: `HTTP status ${raw.status}` }
      : answerOf(readResponse(raw, REQUEST_FORMS[name].id, credentials), values);
  } catch (error) {
    if (error instanceof UnsendableError) return { kind: 'unsent', code: error.code };
    return error instanceof NotConnectedError
      ? { kind: 'unsent', code: error.code, cause: error.message }
      : { kind: 'unknown', reason: reasonOf(error) };
  }
}

function ofEvery(
  { merchantId, serviceId, encryption }: SbpsCredentials,
  { requestedAt, limitSeconds }: Attempt,
): Values {
  return {
    merchant_id: merchantId,
    service_id: serviceId,
    encrypted_flg: encryption ? 1 : 0,
    request_date: tokyoStamp(requestedAt),
    limit_second: limitSeconds,
  };
}

function answerOf(response: ReturnType<typeof readResponse>, asked: Values): Answer {
  if (typeof response === 'string') return { kind: 'unknown', reason: response };
  const trackingId = response.values.get('res_tracking_id');
  if (trackingId && asked.tracking_id && trackingId !== asked.tracking_id)
    return { kind: 'unknown', reason: 'answered about another payment' };
  if (response.result === 'OK') return { kind: 'ok', values: response.values, unreadable: response.unreadable };
  const code = response.values.get('res_err_code') ?? '';
  return CODE.test(code)
    ? { kind: 'ng', code, saidAt: readTokyoStamp(response.values.get('res_date') ?? '') }
    : { kind: 'unknown', reason: 'refused without a code' };
}

/** The network's error, without the data that was sent. */
function reasonOf(error: unknown): string {
  const { name, message, code } = error as Error & { code?: string };
  return name === 'AbortError' ? 'no answer in time' : `${message}${code ? ` (${code})` : ''}`;
}
