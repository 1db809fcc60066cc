import { TokenBucket } from './token-bucket';

describe('the rate of a key', () => {
  let now = 0;
  const bucket = () => new TokenBucket({ perSecond: 100, burst: 1_000 }, () => now);
  const taken = (from: TokenBucket, calls: number, key = 'a') =>
    Array.from({ length: calls }, () => from.take(key)).filter((wait) => wait === 0).length;

  beforeEach(() => (now = 5_000));

  it('allows a burst immediately, and no more', () => {
    expect(taken(bucket(), 1_200)).toBe(1_000);
  });

  it('allows the rate after that, second by second', () => {
    const used = bucket();
    taken(used, 1_000);
    now += 1_000;
    expect(taken(used, 500)).toBe(100);
    now += 10;
    expect(taken(used, 5)).toBe(1);
  });

  it('refills up to the burst while no calls arrive', () => {
    const used = bucket();
    taken(used, 1_000);
    now += 3_600_000;
    expect(taken(used, 5_000)).toBe(1_000);
  });

  it('states the whole seconds after which a call is allowed again', () => {
    const slow = new TokenBucket({ perSecond: 1, burst: 2 }, () => now);
    expect([slow.take('a'), slow.take('a'), slow.take('a')]).toEqual([0, 0, 1]);
    now += 1_000;
    expect(slow.take('a')).toBe(0);
  });

  it('is counted for each key separately', () => {
    const shared = bucket();
    taken(shared, 1_000, 'a');
    expect(taken(shared, 10, 'b')).toBe(10);
  });
});
