import { TestBed } from '@angular/core/testing';
import { ApiProblem } from './api-problem';
import { LOOK_UP_PAUSES, type LookUp, WriteOutcomes } from './write-outcomes';

interface Thing {
  readonly version: number;
  readonly says: string;
}

const SEEN: Thing = { version: 3, says: '前' };
let outcomes: WriteOutcomes;

/** Returns these answers one after the other, then repeats the last. */
function lookUp(...answers: readonly (Thing | Error)[]): LookUp<Thing> & { readonly asked: () => number } {
  let asked = 0;
  const ask = () => {
    const answer = answers[Math.min(asked++, answers.length - 1)]!;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return {
    ask,
    arrived: ({ says }) => says === '後',
    unchanged: ({ version }) => version === SEEN.version,
    asked: () => asked,
  };
}

const lost = (status: number) => () => Promise.reject(new ApiProblem('not_ready', status));
const AWAY = new ApiProblem('unreachable', 0);

beforeEach(() => {
  TestBed.configureTestingModule({ providers: [{ provide: LOOK_UP_PAUSES, useValue: [0, 0, 0] }] });
  outcomes = TestBed.inject(WriteOutcomes);
});

describe('a write', () => {
  it('that is answered or refused is not looked up', async () => {
    const thing = lookUp(SEEN);
    await expect(outcomes.send(() => Promise.resolve('reply'), thing)).resolves.toEqual({
      earlier: false,
      now: 'reply',
    });
    for (const status of [401, 403, 404, 409, 422, 429])
      await expect(
        outcomes.send(() => Promise.reject(new ApiProblem('invalid_state', status)), thing),
      ).rejects.toMatchObject({ code: 'invalid_state', status });
    expect(thing.asked()).toBe(0);
  });

  // 0: no connection or a time limit; 200, 201: the connection broke in the middle of the answer; the others come from
  // a proxy.
  it.each([0, 200, 201, 408, 500, 502, 503, 504, 520, 522, 524])(
    'whose reply is lost (%i) is found where it was carried out',
    async (status) => {
      await expect(outcomes.send(lost(status), lookUp({ version: 4, says: '後' }))).resolves.toEqual({
        earlier: true,
        now: { version: 4, says: '後' },
      });
    },
  );

  it('is looked up again while it is still running, until the network is back', async () => {
    const thing = lookUp(AWAY, SEEN, { version: 4, says: '後' });
    const outcome = outcomes.send(lost(504), thing);
    await Promise.resolve();
    await Promise.resolve();
    expect(outcomes.lookingUp()).toBe(1);
    await expect(outcome).resolves.toMatchObject({ earlier: true });
    expect([thing.asked(), outcomes.lookingUp()]).toEqual([3, 0]);
  });

  it('was not carried out where the resource is unchanged', async () => {
    await expect(outcomes.send(lost(504), lookUp(SEEN))).rejects.toMatchObject({ code: 'not_arrived' });
  });

  it('is a conflict where the resource was changed in another way', async () => {
    const current = { version: 5, says: '別' };
    await expect(outcomes.send(lost(502), lookUp(current))).rejects.toMatchObject({
      code: 'version_conflict',
      current,
    });
  });

  it('stays unknown while nothing can be read, and without a look-up', async () => {
    await expect(outcomes.send(lost(0), lookUp(SEEN, AWAY))).rejects.toMatchObject({ code: 'outcome_unknown' });
    await expect(outcomes.send(lost(504))).rejects.toMatchObject({ code: 'outcome_unknown' });
    expect(outcomes.lookingUp()).toBe(0);
  });

  it('that is retried after a lost reply does not conflict with itself', async () => {
    const current = { version: 4, says: '後' };
    const refused = () => Promise.reject(new ApiProblem('version_conflict', 409, [], null, [], current as never));
    await expect(outcomes.send(refused, { ...lookUp(SEEN), byContent: true })).resolves.toEqual({
      earlier: true,
      now: current,
    });
    await expect(outcomes.send(refused, lookUp(SEEN))).rejects.toMatchObject({ code: 'version_conflict' });
  });
});
