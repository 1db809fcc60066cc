import { addDays } from '../../../server/contract/src';
import { CASES, findCases, startWithCases, TODAY } from '../../support/cases/case-list';
import { type Person, receivedCase } from '../../support/portal/http';
import type { Portal } from '../../support/portal/start-portal';

describe('the list of cases', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    ({ portal, staff } = await startWithCases());
  });
  afterAll(() => portal.stop());

  const list = (query = '', person = staff) => findCases(person, query);
  const walk = async (query: string, way: 'next' | 'previous', from = '') => {
    const pages: string[][] = [];
    for (let cursor: string | null = from; cursor !== null;) {
      const { body } = await list(`?${query}${cursor ? `&cursor=${cursor}` : ''}`);
      pages.push(body.items.map((item) => item.caseNumber));
      cursor = body[way];
    }
    return pages;
  };

  it.each([
    'sort=answerDueOn&order=asc',
    'sort=answerDueOn&order=desc',
    'sort=receivedAt&order=desc',
    'sort=requestedOn',
    'status=open',
    'status=open&sort=answerDueOn&order=desc',
  ])('pages forward through every case exactly once and back again (%s)', async (query) => {
    const forward = await walk(query, 'next');
    expect(forward.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(new Set(forward.flat()).size).toBe(CASES);
    const last = await list(
      `?${query}&cursor=${(await list(`?${query}&cursor=${(await list(`?${query}`)).body.next}`)).body.next}`,
    );
    const backward = await walk(query, 'previous', last.body.previous!);
    expect(backward.reverse()).toEqual(forward.slice(0, 2));
  });

  it('sorts by the due day', async () => {
    const days = (await list('?sort=answerDueOn')).body.items.map((item) => item.deadline.on);
    expect(days).toEqual([...days].sort());
  });

  it('continues at the right place when cases arrive in between', async () => {
    const first = (await list('?sort=answerDueOn')).body;
    await receivedCase(portal, { requestedOn: addDays(TODAY, -20), answerDueOn: addDays(TODAY, -20) });
    const second = (await list(`?sort=answerDueOn&cursor=${first.next}`)).body;
    expect(second.items.some((item) => first.items.some((seen) => seen.caseNumber === item.caseNumber))).toBe(false);
    await portal.rows(`UPDATE support_cases SET status = 'closed_withdrawn' WHERE answer_due_on = $1`, [
      addDays(TODAY, -20),
    ]);
  });

  it('refuses a cursor of another list', async () => {
    const { next } = (await list('?sort=answerDueOn')).body;
    expect((await list(`?sort=requestedOn&cursor=${next}`)).status).toBe(422);
    expect((await list(`?sort=answerDueOn&status=open&cursor=${next}`)).status).toBe(422);
  });

  it('refuses a forged cursor, whatever it contains', async () => {
    const [value, ...others] = JSON.parse(
      Buffer.from((await list('?sort=receivedAt')).body.next!, 'base64url').toString(),
    ) as [string, ...unknown[]];
    const forged = (change: (value: string) => unknown) =>
      Buffer.from(JSON.stringify([change(value), ...others])).toString('base64url');
    const changes: ((value: string) => unknown)[] = [
      (v) => v.replace(/[+-]\d\d$/, '+99'),
      (v) => v.replace(/[+-]\d\d$/, '-16'),
      (v) => v.replace(/[+-]\d\d$/, '+09:60'),
      (v) => v.replace(/ \d\d/, ' 24'),
      (v) => v.replace(/:\d\d:/, ':60:'),
      (v) => v.replace(/^\d{4}/, '0000'),
      () => '9999-99-99',
      () => 'now',
      () => null,
      () => 7,
      () => ({}),
      (v) => `${v}'`,
      (v) => `${v} BC`,
    ];
    for (const change of changes)
      expect([change(value), (await list(`?sort=receivedAt&cursor=${forged(change)}`)).status]).toEqual([
        change(value),
        422,
      ]);
    for (const id of ['', '9'.repeat(19), '-1', 1, null])
      expect(
        (
          await list(
            `?sort=receivedAt&cursor=${Buffer.from(JSON.stringify([value, id, ...others.slice(1)])).toString('base64url')}`,
          )
        ).status,
      ).toBe(422);
    expect((await list(`?sort=receivedAt&cursor=${forged((v) => v)}`)).status).toBe(200);
  });
});
