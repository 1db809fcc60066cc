import type { Attempt, SbpsCredentials } from '../payment-gateway';
import { encodeRequest, UnsendableError, type Values } from './request-encoder';
import { REQUEST_FORMS, type RequestName } from './request-forms';
import { readResponse } from './response-reader';
import { tokyoStamp } from './tokyo-stamp';
import { isSafeAddress, post } from './transport';

/** `unsent`: nothing left the house; the code is what the provider would have said, or ours. `unknown`: no answer, or none to believe. */
export type Answer =
  | { readonly kind: 'ok'; readonly values: ReadonlyMap<string, string> }
  | { readonly kind: 'ng'; readonly code: string }
  | { readonly kind: 'unsent'; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Ours: no credentials, or an address that cards must not be spoken of to. */
const NOT_CONFIGURED = 'not_configured';
const CODE = /^[0-9A-Z]{8}$/;
const SECOND_MS = 1_000;

/** One request and what came of it. `marginMs`: how much longer than the provider may take an answer is waited for. Never throws. */
export async function exchange(name: RequestName, values: Values, credentials: SbpsCredentials | null, attempt: Attempt, marginMs: number): Promise<Answer> {
  if (!credentials || !isSafeAddress(credentials.endpoint)) return { kind: 'unsent', code: NOT_CONFIGURED };
  try {
    const body = encodeRequest(REQUEST_FORMS[name], { ...values, ...ofEvery(credentials, attempt) }, credentials);
    const raw = await post(credentials, body, attempt.limitSeconds * SECOND_MS + marginMs);
    return answerOf(readResponse(raw, REQUEST_FORMS[name].id, credentials), values);
  } catch (error) {
    return error instanceof UnsendableError ? { kind: 'unsent', code: error.code } : { kind: 'unknown', reason: reasonOf(error) };
  }
}

function ofEvery({ merchantId, serviceId, encryption }: SbpsCredentials, { requestedAt, limitSeconds }: Attempt): Values {
  return { merchant_id: merchantId, service_id: serviceId, encrypted_flg: encryption ? 1 : 0, request_date: tokyoStamp(requestedAt), limit_second: limitSeconds };
}

function answerOf(response: ReturnType<typeof readResponse>, asked: Values): Answer {
  if (typeof response === 'string') return { kind: 'unknown', reason: response };
  const trackingId = response.values.get('res_tracking_id');
  if (trackingId && asked.tracking_id && trackingId !== asked.tracking_id) return { kind: 'unknown', reason: 'answered about another payment' };
  if (response.result === 'OK') return { kind: 'ok', values: response.values };
  const code = response.values.get('res_err_code') ?? '';
  return CODE.test(code) ? { kind: 'ng', code } : { kind: 'unknown', reason: 'refused without a code' };
}

/** Of the network, without what was sent. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string } };
  return name === 'TimeoutError' ? 'no answer in time' : `${message}${cause?.code ? ` (${cause.code})` : ''}`;
}
