import type { IntakeReceipt } from '../../../server/contract/src';
import { ACQUIRER_KEY, OTHER_ACQUIRER_KEY } from '../../support/examples/fixtures';
import { intakeRequest, sendToIntake } from '../../support/portal/http';
import { rowsOf, withdraw } from '../../support/cases/intake';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('many calls at the same time', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const counted = (statuses: readonly number[]) =>
    statuses.reduce<Record<number, number>>(
      (counts, status) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
      {},
    );

  it('with the same request create one case with one set of mails', async () => {
    const request = intakeRequest();
    const before = await rowsOf(portal);
    const replies = await Promise.all(Array.from({ length: 50 }, () => sendToIntake<IntakeReceipt>(portal, request)));

    expect(counted(replies.map((reply) => reply.status))).toEqual({ 201: 1, 200: 49 });
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await rowsOf(portal)).toEqual({
      cases: before.cases + 1,
      payments: before.payments + 1,
      mails: before.mails + 2,
      audited: before.audited + 1,
    });
  });

  it('with two contents under one reference succeed for one of them', async () => {
    const request = intakeRequest();
    const before = await rowsOf(portal);
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        sendToIntake<IntakeReceipt>(portal, { ...request, summary: `内容${i % 2}` }),
      ),
    );

    expect(counted(replies.map((reply) => reply.status))).toEqual({ 201: 1, 200: 19, 409: 20 });
    expect((await rowsOf(portal)).cases).toBe(before.cases + 1);
    const [{ summary }] = (await portal.rows<{ summary: string }>(
      'SELECT summary FROM support_cases WHERE acquirer_reference = $1',
      [request.acquirerReference],
    )) as [{ summary: string }];
    const accepted = replies.flatMap(({ status }, i) => (status < 300 ? [`内容${i % 2}`] : []));
    expect(new Set(accepted)).toEqual(new Set([summary]));
  });

  it('with different requests of two acquirers create a case each', async () => {
    const before = await rowsOf(portal);
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        sendToIntake(portal, intakeRequest(), i % 2 ? ACQUIRER_KEY : OTHER_ACQUIRER_KEY),
      ),
    );
    expect(counted(replies.map((reply) => reply.status))).toEqual({ 201: 40 });
    expect(new Set(replies.map(({ body }) => body.caseNumber)).size).toBe(40);
    expect((await rowsOf(portal)).mails).toBe(before.mails + 80);
  });

  it('withdraw a case once', async () => {
    const request = intakeRequest();
    await sendToIntake(portal, request);
    const before = await rowsOf(portal);
    const replies = await Promise.all(Array.from({ length: 20 }, () => withdraw(portal, request.acquirerReference)));
    expect(counted(replies.map((reply) => reply.status))).toEqual({ 200: 20 });
    expect(await rowsOf(portal)).toEqual({ ...before, audited: before.audited + 1 });
    expect(
      await portal.rows('SELECT sum(n)::int AS n FROM case_count_deltas WHERE status = $1', ['closed_withdrawn']),
    ).toEqual([{ n: 1 }]);
  });
});
