import { tokyoDate } from '../../../server/contract/src';
import { exampleAnswer } from '../../support/examples/example-answers';
import { type Call, callOf } from '../load/call';
import { type OpenCase, seedOpenCases } from '../seed/open-cases';
import { logIn, type Person } from '../world/person';
import type { PortalProgram } from '../world/portal';
import type { Stage } from '../world/stage';
import { type Measure, pace } from './measure';
import { each } from './requests';
import { compareThroughput } from './throughput';

/** For cases in their first version. */
const ANSWER = { ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())), version: 1 };
/** Enough for some thousand answers per second; the baselines consume more of them than the portal. */
const CASES = { quick: 30_000, full: 120_000 };
/**
 * The ten largest merchants, one user each: answers of a single service would wait for each other at the row of its
 * お客様向け問合せ窓口.
 */
const MERCHANTS = Array.from({ length: 10 }, (_, i) => String(10_001 + i));

/** From the request to the committed answer, with everything that the portal does for it. */
export const b7: Measure = {
  id: 'B7',
  async run(stage) {
    const open = await openCases(stage, stage.options.rows, stage.options.quick ? CASES.quick : CASES.full);
    const { portal, baseline } = await stage.pair(stage.options.rows);
    const share = (from: number, to: number) =>
      open.slice(Math.floor(from * open.length), Math.floor(to * open.length));
    const bare = (path: string, cases: readonly OpenCase[]) => ({
      name: `baseline ${path}`,
      ports: [baseline.port],
      next: each(
        cases.map((one) => callOf({ method: 'POST', path, body: { ...one, answer: ANSWER } })),
        'open cases',
      ),
    });
    return compareThroughput(stage, {
      seconds: Math.min(3, pace(stage.options).seconds),
      id: 'B7',
      what: 'register an answer, end to end',
      atLeast: 0.5,
      product: { name: 'answer', ports: [portal.port], next: await answers(share(0, 0.125), portal) },
      baseline: bare('/answer', share(0.125, 0.5)),
      oneStatement: bare('/answer-in-one-statement', share(0.5, 1)),
    });
  },
};

/** For a growing database: answers to `count` cases that were created for it. */
export async function answersOf(stage: Stage, rows: number, count: number): Promise<() => Call> {
  const open = await openCases(stage, rows, count);
  return answers(open, await stage.portal(rows));
}

async function answers(cases: readonly OpenCase[], portal: PortalProgram): Promise<() => Call> {
  const people = new Map<string, Person>();
  for (const merchantId of MERCHANTS) people.set(merchantId, await logIn(portal, `staff-${merchantId}`));
  return each(
    cases.map(({ merchantId, caseNumber }) =>
      callOf({
        method: 'POST',
        path: `/api/cases/${caseNumber}/answer`,
        headers: people.get(merchantId)!,
        body: ANSWER,
      }),
    ),
    'open cases',
  );
}

function openCases(stage: Stage, rows: number, count: number): Promise<OpenCase[]> {
  return stage.alone(rows, (db) => seedOpenCases(db, MERCHANTS, count));
}
