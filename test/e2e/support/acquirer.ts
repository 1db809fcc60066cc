import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import {
  addDays,
  holdsCardNumber,
  type IntakeCase,
  type IntakeReceipt,
  type NoticeTypeCode,
  tokyoDate,
} from '../../../server/contract/src';

const REQUESTS = '/api/intake/v1/requests';
const AUTHORIZED = { authorization: 'Bearer demo-acquirer-key' };

export type RequestFields = {
  readonly noticeType: NoticeTypeCode;
  readonly payment?: Readonly<Record<string, unknown>>;
} & Readonly<Record<string, unknown>>;

/** An acquirer's system: sends requests and reads their cases. */
export class Acquirer {
  constructor(private readonly http: APIRequestContext) {}

  /** Sends a request for this test only, by default for merchant 12345 and service 001. */
  async sends(fields: RequestFields): Promise<IntakeReceipt> {
    const reply = await this.http.post(REQUESTS, { headers: AUTHORIZED, data: requestOf(fields) });
    if (reply.status() !== 201) throw new Error(`intake answered ${reply.status()}: ${await reply.text()}`);
    return (await reply.json()) as IntakeReceipt;
  }

  async reads({ acquirerReference }: IntakeReceipt): Promise<IntakeCase> {
    const reply = await this.http.get(`${REQUESTS}/${encodeURIComponent(acquirerReference)}`, { headers: AUTHORIZED });
    return (await reply.json()) as IntakeCase;
  }

  async withdraws({ acquirerReference }: IntakeReceipt, reason: string): Promise<void> {
    const reply = await this.http.post(`${REQUESTS}/${encodeURIComponent(acquirerReference)}/withdrawal`, {
      headers: AUTHORIZED,
      data: { reason },
    });
    if (reply.status() !== 200) throw new Error(`withdrawal answered ${reply.status()}`);
  }
}

/** The digits of a UUID may look like a card number, which intake refuses. */
function drawnReference(): string {
  const reference = `E2E-${randomUUID()}`;
  return holdsCardNumber(reference) ? drawnReference() : reference;
}

function requestOf({ payment, ...fields }: RequestFields): object {
  const today = tokyoDate(new Date());
  return {
    acquirerReference: drawnReference(),
    merchantId: '12345',
    serviceId: '001',
    requestedOn: addDays(today, -2),
    answerDueOn: addDays(today, 10),
    summary: '会員様からのお申し出',
    supplementaryNote: fields.noticeType.endsWith('.other') ? 'ご利用の期間をお知らせください。' : null,
    payment: {
      method: 'credit_card',
      trackingId: '00000616307350',
      amount: 3_980,
      customerId: 'cust-2041',
      orderId: 'KT-20960',
      authorizedAt: `${addDays(today, -23)}T10:15:30+09:00`,
      capturedOn: addDays(today, -22),
      cardBrand: 'visa',
      maskedCardNumber: '************4242',
      approvalCode: '031527',
      productName: null,
      ...payment,
    },
    ...fields,
  };
}
