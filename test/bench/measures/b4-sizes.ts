import type { CasePage } from '../../../server/contract/src';
import { type Call, callOf } from '../load/call';
import { BIGGEST, MIDDLING, USERS } from '../seed/base-rows';
import { askOnce, logIn, type Person } from '../world/person';
import type { Stage } from '../world/stage';
import { compareSizes } from './latency';
import type { Measure } from './measure';
import { around } from './requests';

/** Usual queries of 依頼管理表: the default, filtered, sorted in each order. */
const LISTS: Readonly<Record<string, string>> = {
  'as it opens': '',
  open: 'status=open',
  answered: 'status=closed_answered',
  withdrawn: 'status=closed_withdrawn',
  overdue: 'due=overdue',
  service: 'service=001',
  type: 'noticeType=usage_inquiry.not_recognized',
  'type, answered': 'status=closed_answered&noticeType=complaint_investigation.refund_demanded',
  'due, latest': 'sort=answerDueOn&order=desc',
  'requested, latest': 'sort=requestedOn&order=desc',
  'requested, first': 'sort=requestedOn&order=asc',
  'received, latest': 'sort=receivedAt&order=desc',
  'received, first': 'sort=receivedAt&order=asc',
};
const SEARCHED = 8;
const KEYS = ['case_number', 'tracking_id', 'customer_id', 'order_id'] as const;

/** 依頼管理表 and its search, for a user of the largest merchant and one of a medium merchant. */
export const b4: Measure = {
  id: 'B4',
  async run(stage) {
    return [
      await compareSizes(stage, {
        id: 'B4',
        what: '依頼管理表 and its search: p95',
        atMost: 1.3,
        ask: (rows) => questions(stage, rows),
      }),
    ];
  },
};

async function questions(stage: Stage, rows: number): Promise<() => Call> {
  const keys = { big: await searchedKeys(stage, rows, BIGGEST), mid: await searchedKeys(stage, rows, MIDDLING) };
  const portal = await stage.portal(rows);
  const [big, mid] = [await logIn(portal, USERS.biggest), await logIn(portal, USERS.middling)];
  return around([
    ...lists('big', big),
    ...(await secondPages(portal.port, 'big', big)),
    ...searches('big', big, keys.big),
    ...lists('mid', mid),
    ...(await secondPages(portal.port, 'mid', mid)),
    ...searches('mid', mid, keys.mid),
  ]);
}

function lists(who: string, headers: Person): Call[] {
  return Object.entries(LISTS).map(([name, query]) =>
    callOf({ path: `/api/cases?${query}`, headers, kind: `${who}: ${name}` }),
  );
}

async function secondPages(port: number, who: string, headers: Person): Promise<Call[]> {
  const calls: Call[] = [];
  for (const query of ['sort=receivedAt&order=desc', 'status=closed_answered&sort=answerDueOn&order=desc']) {
    const { next } = await askOnce<CasePage>(port, { path: `/api/cases?${query}`, headers });
    if (next === null) throw new Error(`there is no second page of ${query}`);
    calls.push(callOf({ path: `/api/cases?${query}&cursor=${next}`, headers, kind: `${who}: second page` }));
  }
  return calls;
}

type Searched = Readonly<Record<(typeof KEYS)[number], string>>;

function searches(who: string, headers: Person, found: readonly Searched[]): Call[] {
  return KEYS.flatMap((key, i) =>
    [found[2 * i]!, found[2 * i + 1]!].map((one) =>
      callOf({ path: `/api/cases?q=${encodeURIComponent(one[key])}`, headers, kind: `${who}: search ${key}` }),
    ),
  );
}

function searchedKeys(stage: Stage, rows: number, merchantId: string): Promise<Searched[]> {
  return stage.alone(rows, (db) =>
    db.query<Searched>(
      `SELECT c.case_number, p.tracking_id, p.customer_id, p.order_id FROM support_cases c JOIN payment_information p ON p.merchant_id = c.merchant_id AND p.case_id = c.id
     WHERE c.merchant_id = $1 AND p.order_id IS NOT NULL AND p.tracking_id IS NOT NULL AND p.customer_id IS NOT NULL ORDER BY hashint8extended(c.id, 11) LIMIT ${SEARCHED}`,
      [merchantId],
    ),
  );
}
