import type { DueRows } from '../../server/src/outbox/due-rows';
import { OutboxService } from '../../server/src/outbox/outbox.service';
import { Jobs } from '../../server/src/shared/jobs/jobs';
import { type Portal, startPortal } from '../support/portal/start-portal';

/** What a further feature has: a table, its description, and a few lines in a task. */
const DELIVERIES: DueRows = {
  table: 'deliveries',
  key: ['id'],
  dueAt: 'due_at',
  waiting: `w.state = 'waiting'`,
  batch: 3,
  lease: `interval '5 minutes'`,
  claimed: 't.id, t.due_at AS "claimedUntil"',
};
interface Delivery {
  readonly id: number;
  readonly claimedUntil: Date;
}

let portal: Portal;
let outbox: OutboxService;
beforeAll(async () => {
  portal = await startPortal();
  outbox = portal.app.get(OutboxService, { strict: false });
  await portal.rows(
    `CREATE TABLE deliveries (id integer PRIMARY KEY, state text NOT NULL DEFAULT 'waiting', due_at timestamptz NOT NULL)`,
  );
  await portal.rows('GRANT SELECT, UPDATE ON deliveries TO portal_system');
});
afterAll(() => portal.stop());
afterEach(() => jest.restoreAllMocks());
beforeEach(async () => {
  await portal.rows('DELETE FROM deliveries');
  await portal.rows(
    `INSERT INTO deliveries (id, due_at) SELECT i, $1::timestamptz + (i - 8) * interval '1 second' FROM generate_series(1, 10) AS i`,
    [portal.clock.now()],
  );
});

/** Delivers all but those of `failing`; returns what it was asked to deliver. */
async function deliver(failing: readonly number[] = []): Promise<number[]> {
  const asked: number[] = [];
  const work = async ({ id, claimedUntil }: Delivery) => {
    asked.push(id);
    if (failing.includes(id)) throw new Error('no answer');
    await portal.rows(`UPDATE deliveries SET state = 'done' WHERE id = $1 AND due_at = $2`, [id, claimedUntil]);
  };
  await outbox.workOff(DELIVERIES, work, ({ id }) => `delivery ${id} could not be made`);
  return asked;
}
const waiting = async () =>
  (await portal.rows<{ id: number }>(`SELECT id FROM deliveries WHERE state = 'waiting' ORDER BY id`)).map(
    ({ id }) => id,
  );

describe('the outbox of a made-up feature', () => {
  it('works on every row that is due, the earliest first, and on no other', async () => {
    const asked = await deliver();
    expect(asked.slice(0, 3).sort()).toEqual([1, 2, 3]);
    expect(asked.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await waiting()).toEqual([9, 10]);
  });

  it('gives concurrent processes different rows', async () => {
    const asked = (await Promise.all([deliver(), deliver(), deliver()])).flat();
    expect(asked.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('leaves a row whose work fails until its claim ends, and records the others', async () => {
    await deliver([2, 5]);
    expect(await waiting()).toEqual([2, 5, 9, 10]);
    portal.clock.advance({ minutes: 4 });
    expect((await deliver()).sort((a, b) => a - b)).toEqual([9, 10]);
    portal.clock.advance({ minutes: 2 });
    expect((await deliver()).sort((a, b) => a - b)).toEqual([2, 5]);
  });

  it('wakes a job when the next row is due', async () => {
    const wake = jest.spyOn(portal.app.get(Jobs, { strict: false }), 'wake').mockImplementation(() => undefined);
    await deliver();
    await outbox.wakeForNext('deliver', DELIVERIES);
    expect(wake.mock.calls.filter(([job]) => job === 'deliver')).toEqual([['deliver', 1]]);
  });

  it('makes postponed rows due when the clock was set back', async () => {
    await outbox.bringForward(DELIVERIES, `state = 'waiting'`);
    expect(await deliver()).toHaveLength(10);
  });
});
