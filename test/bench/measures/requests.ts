import { addDays, NOTICE_TYPE_CODES, tokyoDate } from '../../../server/contract/src';
import { type Call, callOf } from '../load/call';
import { ACQUIRER_KEY, MERCHANTS } from '../seed/base-rows';

const today = tokyoDate(new Date());
const TYPES = NOTICE_TYPE_CODES.filter((code) => !code.endsWith('.other'));
const PREFIX = `BENCH-${process.pid}-`;
let sent = 0;

/** The next request of an acquirer: each creates a case, a fifth of them for the largest merchant. */
export function nextRequest(path: string): Call {
  const n = ++sent;
  const merchantId = String(10_001 + (n % 5 === 0 ? 0 : (n * 7_919) % MERCHANTS));
  const body = {
    acquirerReference: `${PREFIX}${n}`,
    merchantId,
    serviceId: n % 3 ? '001' : '002',
    noticeType: TYPES[n % TYPES.length],
    requestedOn: today,
    answerDueOn: addDays(today, 10 + (n % 5)),
    summary: 'カード会社より利用内容の確認依頼',
    payment: {
      method: 'credit_card',
      trackingId: String(30_000_000_000_000 + n),
      amount: 500 + (n % 30_000),
      customerId: `cust-${merchantId}-${n % 5_000}`,
      orderId: `B${n}`,
      cardBrand: 'visa',
      maskedCardNumber: '************4242',
    },
  };
  return callOf({ method: 'POST', path, headers: { authorization: `Bearer ${ACQUIRER_KEY}` }, body });
}

/** The requests sent so far, which the database should contain: acquirers' references begin with `prefix`. */
export function requestsSent(): { readonly prefix: string; readonly count: number } {
  return { prefix: PREFIX, count: sent };
}

/** Cycles through a list of calls. */
export function around(calls: readonly Call[]): () => Call {
  let i = 0;
  return () => calls[i++ % calls.length]!;
}

/** Uses each call only once, from the end of the list. */
export function each(calls: Call[], what: string): () => Call {
  return () => {
    const call = calls.pop();
    if (!call) throw new Error(`there are not enough ${what} for so fast a machine`);
    return call;
  };
}
