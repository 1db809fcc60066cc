import { type CaseDetail, type NoticeTypeCode, tokyoDate } from '../../../server/contract/src';
import { loggedIn, type Person, type Refusal, type Reply } from '../portal/http';
import { caseOf, type OrderOptions, placedOrder } from '../orders/orders';
import { seenFromCase } from './seen';
import { type Portal, startPortal } from '../portal/start-portal';

export const TODAY = tokyoDate(new Date());
export const WANTED: NoticeTypeCode = 'usage_inquiry.cancellation_wanted';
export const CANCELLATION: NoticeTypeCode = 'cancellation_request.method_unknown';

/** A portal at ten in the morning, with a person of the merchant. */
export async function startWithStaff(): Promise<{ portal: Portal; staff: Person }> {
  const portal = await startPortal();
  portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
  return { portal, staff: await loggedIn(portal, 'staff') };
}

/** A case about the payment of a newly placed order. */
export async function caseWithOrder(
  portal: Portal,
  noticeType: NoticeTypeCode,
  overrides: OrderOptions = {},
): Promise<{ caseNumber: string; id: string }> {
  const { id } = await placedOrder(portal, overrides);
  return { id, caseNumber: await caseOf(portal, id, { noticeType }) };
}

/** Asks for a capture, a refund or the record of a repayment from the case, as somebody who has just seen it. */
export async function operateFrom(
  portal: Portal,
  person: Person,
  caseNumber: string,
  kind: string,
  body: object,
): Promise<Reply<CaseDetail & Refusal>> {
  const seen = await seenFromCase(portal, caseNumber);
  return person.send('POST', `/api/cases/${caseNumber}/${kind}`, { ...body, ...seen });
}
