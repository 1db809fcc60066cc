import {
  tokyoDate,
  type IntakeReceipt,
  type NoticeTypeCode,
  type Problem,
  type SessionView,
} from '../../../server/contract/src';
import { ACQUIRER_KEY, PASSWORD } from '../examples/fixtures';
import type { Portal } from './start-portal';

export interface Reply<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** The fields of a refused call's body. */
export type Refusal = Omit<Problem, 'status'>;

/** Sends a raw call; a JSON response is parsed. */
export async function call<T = Problem>(
  portal: Pick<Portal, 'url'>,
  method: string,
  path: string,
  init: { headers?: Record<string, string>; body?: unknown; raw?: string | Uint8Array<ArrayBuffer> } = {},
): Promise<Reply<T>> {
  const { headers = {}, body, raw } = init;
  const response = await fetch(`${portal.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(raw !== undefined && { body: raw }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: (isJson && text ? JSON.parse(text) : text) as T };
}

/** A person with a browser: keeps cookies, sends the CSRF token and the origin. */
export class Person {
  private readonly cookies = new Map<string, string>();
  csrf = '';

  constructor(private readonly portal: Portal) {}

  async logIn(userId: string, password = PASSWORD): Promise<Reply<SessionView>> {
    const reply = await this.send<SessionView>('POST', '/api/session', { userId, password });
    if (reply.status === 201) this.csrf = reply.body.csrfToken;
    return reply;
  }

  get<T>(path: string, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.call<T>('GET', path, { headers });
  }

  send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
    return this.call<T>(method, path, {
      body,
      headers: { origin: this.portal.config.portalUrl.origin, 'x-csrf-token': this.csrf, ...headers },
    });
  }

  private async call<T>(
    method: string,
    path: string,
    init: { headers: Record<string, string>; body?: unknown },
  ): Promise<Reply<T>> {
    const cookie = [...this.cookies.values()].join('; ');
    const reply = await call<T>(this.portal, method, path, { ...init, headers: { cookie, ...init.headers } });
    for (const line of reply.headers.getSetCookie()) this.cookies.set(line.split('=', 1)[0]!, line.split(';', 1)[0]!);
    return reply;
  }
}

/** A person who is logged in as one of the fixtures' users. */
export async function loggedIn(portal: Portal, userId: string): Promise<Person> {
  const person = new Person(portal);
  const { status } = await person.logIn(userId);
  if (status !== 201) throw new Error(`login of ${userId} answered ${status}`);
  return person;
}

/** The session cookie of a logged-in user, for a call without a `Person`. */
export async function sessionCookie(portal: Portal, userId: string): Promise<string> {
  const { headers } = await (await loggedIn(portal, userId)).logIn(userId);
  return headers.getSetCookie()[0]!.split(';', 1)[0]!;
}

let references = 0;

/** A request as an acquirer sends it; every call has a new reference. */
export function intakeRequest(
  overrides: Record<string, unknown> = {},
  payment: Record<string, unknown> = {},
): Record<string, unknown> & { acquirerReference: string } {
  const today = tokyoDate(new Date());
  return {
    acquirerReference: `VJ-${Date.now()}-${process.pid}-${++references}`,
    merchantId: '12345',
    serviceId: '001',
    noticeType: 'usage_inquiry.usage_details' satisfies NoticeTypeCode,
    requestedOn: today,
    summary: 'カード会社より利用内容の確認依頼',
    payment: {
      method: 'credit_card',
      trackingId: '00000616307350',
      amount: 1980,
      customerId: 'cust-0001',
      orderId: 'A20261101-0007',
      cardBrand: 'visa',
      maskedCardNumber: '************4242',
      ...payment,
    },
    ...overrides,
  };
}

export function sendToIntake<T = IntakeReceipt>(
  portal: Pick<Portal, 'url'>,
  request: unknown,
  key = ACQUIRER_KEY,
): Promise<Reply<T>> {
  return call<T>(portal, 'POST', '/api/intake/v1/requests', {
    body: request,
    headers: { authorization: `Bearer ${key}` },
  });
}

/** Creates a case by an acquirer's request; returns its 依頼管理番号. */
export async function receivedCase(
  portal: Pick<Portal, 'url'>,
  overrides: Record<string, unknown> = {},
  payment: Record<string, unknown> = {},
): Promise<string> {
  const { status, body } = await sendToIntake(portal, intakeRequest(overrides, payment));
  if (status !== 201) throw new Error(`intake answered ${status}: ${JSON.stringify(body)}`);
  return body.caseNumber;
}
