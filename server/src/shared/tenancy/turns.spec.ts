import { setImmediate as settled } from 'node:timers/promises';
import { Turns } from './turns';

const CONNECTIONS = 5;

describe('turns', () => {
  let turns: Turns;
  let now: number;
  let begun: string[];
  beforeEach(() => {
    now = 0;
    begun = [];
    turns = new Turns(CONNECTIONS, () => now);
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  });
  afterEach(() => jest.useRealTimers());

  /** Work that continues until it is ended. */
  function begin(whose: string, name = whose): { end: () => Promise<void> } {
    let end!: () => void;
    const held = new Promise<void>((resolve) => (end = resolve));
    void turns.take(whose, () => (begun.push(name), held)).catch(() => undefined);
    return { end: async () => (end(), await settled()) };
  }

  it('leave a connection for others, and another for the portal itself', async () => {
    for (let i = 0; i < 10; i++) begin('12345');
    expect(begun).toEqual(['12345', '12345', '12345']);
    for (let i = 0; i < 10; i++) begin('67890');
    await settled();
    expect(begun).toEqual(['12345', '12345', '12345', '67890']);
  });

  it('are given to everybody before anybody has a second one', async () => {
    const first = Array.from({ length: 3 }, () => begin('12345'));
    const other = begin('67890');
    for (const name of ['a', 'b', 'c']) begin('12345', name);
    begin('67890', 'd');
    begin('24680', 'e');
    begun = [];
    for (const work of [...first, other]) await work.end();
    expect(begun).toEqual(['a', 'd', 'e', 'b']);
  });

  it('continue when work fails', async () => {
    const failed = [1, 2, 3, 4, 5].map(() =>
      turns.take('12345', () => Promise.reject(new Error('failed'))).catch((error: Error) => error.message),
    );
    expect(await Promise.all(failed)).toEqual(Array(5).fill('failed'));
    begin('12345');
    expect(begun).toEqual(['12345']);
  });

  it('are given one at a time, for half a minute, to all who have waited for row locks', async () => {
    for (const whose of ['12345', '67890']) turns.suspect(whose);
    const first = begin('12345');
    begin('12345', 'second');
    begin('67890', 'third');
    const [a, b] = ['a', 'b', 'c'].map((whose) => begin(whose));
    await settled();
    expect(begun).toEqual(['12345', 'a', 'b', 'c']);
    await first.end();
    expect(begun.slice(4)).toEqual(['second']);
    await a!.end();
    expect(begun.slice(4)).toEqual(['second']);
    now += 31_000;
    await b!.end();
    expect(begun.slice(4)).toEqual(['second', 'third']);
  });

  it('are not needed if there is only one connection', () => {
    const alone = new Turns(1);
    for (let i = 0; i < 3; i++) void alone.take('12345', () => Promise.resolve(begun.push('12345')));
    expect(begun).toHaveLength(3);
  });

  it('that are not given within ten seconds are refused: busy', async () => {
    for (let i = 0; i < 3; i++) begin('12345');
    const refused = expect(turns.take('12345', () => Promise.resolve())).rejects.toMatchObject({
      code: 'busy',
      retryAfterSeconds: 5,
    });
    jest.advanceTimersByTime(10_000);
    await refused;
  });
});
