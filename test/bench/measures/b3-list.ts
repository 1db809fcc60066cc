import { type CallParts, callOf } from '../load/call';
import { BIGGEST, USERS } from '../seed/base-rows';
import { askOnce, logIn, type Person } from '../world/person';
import type { Stage } from '../world/stage';
import type { Measure } from './measure';
import { around } from './requests';
import { compareThroughput } from './throughput';

const LISTS = [
  'status=closed_answered&noticeType=usage_inquiry.not_recognized&sort=receivedAt&order=desc',
  'status=closed_answered&noticeType=usage_inquiry.fraud_suspected&sort=requestedOn&order=asc',
  'status=open&noticeType=usage_inquiry.not_recognized&sort=answerDueOn&order=asc',
];

interface Page {
  readonly items: readonly { readonly caseNumber?: string; readonly case_number?: string }[];
}

/** A filtered, sorted page of 50 for the largest merchant. */
export const b3: Measure = {
  id: 'B3',
  async run(stage) {
    const { portal, baseline } = await stage.pair(stage.options.rows);
    const staff = await logIn(portal, USERS.biggest);
    for (const query of LISTS) await checkSame(portal.port, baseline.port, query, staff);
    return compareThroughput(stage, {
      id: 'B3',
      what: '依頼管理表: a filtered, sorted page of 50',
      atLeast: 0.6,
      product: { name: 'list', ports: [portal.port], next: listCalls(staff) },
      baseline: {
        name: 'baseline list',
        ports: [baseline.port],
        next: around(LISTS.map((query) => callOf({ path: `/list?merchant=${BIGGEST}&${query}` }))),
      },
    });
  },
};

export function listCalls(staff: Person): ReturnType<typeof around> {
  return around(LISTS.map((query) => callOf(ours(query, staff))));
}

/** For a growing database: the same lists of one portal. */
export async function listsOf(stage: Stage, rows: number): Promise<ReturnType<typeof around>> {
  return listCalls(await logIn(await stage.portal(rows), USERS.biggest));
}

function ours(query: string, headers: Person): CallParts {
  return { path: `/api/cases?${query}`, headers };
}

/** Only handlers that return the same rows may be compared. */
async function checkSame(portal: number, baseline: number, query: string, staff: Person): Promise<void> {
  const [a, b] = [
    await askOnce<Page>(portal, ours(query, staff)),
    await askOnce<Page>(baseline, { path: `/list?merchant=${BIGGEST}&${query}` }),
  ];
  const numbers = ({ items }: Page) => items.map((item) => item.caseNumber ?? item.case_number).join();
  if (!a.items.length || numbers(a) !== numbers(b))
    throw new Error(`portal and baseline list different cases: ${query}`);
}
