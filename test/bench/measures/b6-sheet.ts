import type { CaseDetail } from '../../../server/contract/src';
import { type Call, callOf } from '../load/call';
import { BIGGEST, USERS } from '../seed/base-rows';
import { askOnce, logIn } from '../world/person';
import type { Stage } from '../world/stage';
import type { Measure } from './measure';
import { around } from './requests';
import { compareThroughput } from './throughput';

/** 案件管理票 of complete cases: payment, an order with an operation, an encrypted answer. */
export const b6: Measure = {
  id: 'B6',
  async run(stage) {
    const numbers = await sampled(stage, stage.options.rows);
    const { portal, baseline } = await stage.pair(stage.options.rows);
    const staff = await logIn(portal, USERS.biggest);
    const bare = (path: string) => ({
      name: `baseline ${path}`,
      ports: [baseline.port],
      next: around(numbers.map((number) => callOf({ path: `${path}?merchant=${BIGGEST}&caseNumber=${number}` }))),
    });
    checkComplete(await askOnce<CaseDetail>(portal.port, { path: `/api/cases/${numbers[0]}`, headers: staff }));
    return compareThroughput(stage, {
      id: 'B6',
      what: '案件管理票 with payment, order, answers',
      atLeast: 0.5,
      product: { name: 'sheet', ports: [portal.port], next: sheets(numbers, staff) },
      baseline: bare('/sheet'),
      oneStatement: bare('/sheet-in-one-statement'),
    });
  },
};

/** For a growing database: the same sheets of one portal. */
export async function sheetsOf(stage: Stage, rows: number): Promise<() => Call> {
  const numbers = await sampled(stage, rows);
  return sheets(numbers, await logIn(await stage.portal(rows), USERS.biggest));
}

function sheets(numbers: readonly string[], headers: Readonly<Record<string, string>>): () => Call {
  return around(numbers.map((number) => callOf({ path: `/api/cases/${number}`, headers })));
}

async function sampled(stage: Stage, rows: number): Promise<string[]> {
  const found = await stage.alone(rows, (db) =>
    db.query<{ case_number: string }>('SELECT case_number FROM bench_samples ORDER BY 1'),
  );
  if (!found.length) throw new Error('there is no case with an order and an answer');
  return found.map(({ case_number }) => case_number);
}

function checkComplete({ order, answers }: CaseDetail): void {
  if (!order?.card?.operations.length || !answers.length)
    throw new Error('the measured case lacks its order, its operations or its answer');
}
