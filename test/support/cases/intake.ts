import type { IntakeCase, IntakeReceipt, Problem } from '../../../server/contract/src';
import { ACQUIRER_KEY } from '../examples/fixtures';
import { call, intakeRequest, type Reply, sendToIntake } from '../portal/http';
import type { Portal } from '../portal/start-portal';

export const REQUESTS = '/api/intake/v1/requests';
export const bearer = (key = ACQUIRER_KEY) => ({ authorization: `Bearer ${key}` });

/** The number of rows that a request creates: cases, payments, mails, audit entries. */
export async function rowsOf(
  portal: Portal,
): Promise<{ cases: number; payments: number; mails: number; audited: number }> {
  const [counts] = await portal.rows<{ cases: number; payments: number; mails: number; audited: number }>(
    `SELECT (SELECT count(*)::int FROM support_cases) AS cases, (SELECT count(*)::int FROM payment_information) AS payments,
       (SELECT count(*)::int FROM outgoing_mails) AS mails, (SELECT count(*)::int FROM audit_entries) AS audited`,
  );
  return counts!;
}

/** Sends a request; returns its receipt and reference. */
export async function sent(
  portal: Portal,
  overrides: Record<string, unknown> = {},
  payment: Record<string, unknown> = {},
  key = ACQUIRER_KEY,
): Promise<IntakeReceipt> {
  const { status, body } = await sendToIntake(portal, intakeRequest(overrides, payment), key);
  if (status !== 201) throw new Error(`intake answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

export function pathOf(reference: string): string {
  return `${REQUESTS}/${encodeURIComponent(reference)}`;
}

export function readFromIntake<T = IntakeCase>(
  portal: Portal,
  reference: string,
  key = ACQUIRER_KEY,
): Promise<Reply<T>> {
  return call<T>(portal, 'GET', pathOf(reference), { headers: bearer(key) });
}

export function withdraw<T = IntakeReceipt>(
  portal: Portal,
  reference: string,
  body: unknown = { reason: '会員様より取下げの連絡があったため' },
  key = ACQUIRER_KEY,
): Promise<Reply<T>> {
  return call<T>(portal, 'POST', `${pathOf(reference)}/withdrawal`, { headers: bearer(key), body });
}

/** The errors of a refused request, each as `pointer code`, sorted by pointer. */
export function faultsOf({ body }: Reply<Problem>): string[] {
  return (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort();
}
