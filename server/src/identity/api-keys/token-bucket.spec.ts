import { TokenBucket } from './token-bucket';

describe('the rate of a key', () => {
  let now = 0;
  const bucket = () => new TokenBucket({ perSecond: 100, burst: 1_000 }, () => now);
  const taken = (from: TokenBucket, calls: number, key = 'a') =>
    Array.from({ length: calls }, () => from.take(key)).filter((wait) => wait === 0).length;

  beforeEach(() => (now = 5_000));

  it('lets a burst through at once, and no more', () => {
    expect(taken(bucket(), 1_200)).toBe(1_000);
  });

  it('lets the rate through after that, second by second', () => {
    const used = bucket();
    taken(used, 1_000);
    now += 1_000;
    expect(taken(used, 500)).toBe(100);
    now += 10;
    expect(taken(used, 5)).toBe(1);
  });

  it('fills up again while nobody calls, up to the burst', () => {
    const used = bucket();
    taken(used, 1_000);
    now += 3_600_000;
    expect(taken(used, 5_000)).toBe(1_000);
  });

  it('tells the whole seconds after which a call is let through again', () => {
    const slow = new TokenBucket({ perSecond: 1, burst: 2 }, () => now);
    expect([slow.take('a'), slow.take('a'), slow.take('a')]).toEqual([0, 0, 1]);
    now += 1_000;
    expect(slow.take('a')).toBe(0);
  });

  it('counts each key by itself', () => {
    const shared = bucket();
    taken(shared, 1_000, 'a');
    expect(taken(shared, 10, 'b')).toBe(10);
  });
});
