import { ApiProblem } from '../../shared/api/api-problem';
import { sendUntilAnswered } from './send-until-answered';

/** Fails with each of these statuses in turn, then succeeds. */
function answering(...statuses: number[]): () => Promise<string> {
  return () => {
    const status = statuses.shift();
    return status === undefined
      ? Promise.resolve('done')
      : Promise.reject(new ApiProblem(status ? 'internal' : 'unreachable', status, [], status === 429 ? 7 : null));
  };
}

describe('an idempotent call', () => {
  let pauses: number[];
  let unclearCalls: number;
  beforeEach(() => {
    pauses = [];
    unclearCalls = 0;
  });
  const run = (...statuses: number[]) =>
    sendUntilAnswered(
      answering(...statuses),
      () => unclearCalls++,
      (pause) => Promise.resolve(void pauses.push(pause)),
    );

  it('is retried after a broken connection and a server error until it is answered, and reports the uncertainty once', async () => {
    expect(await run(0, 502, 0, 500)).toBe('done');
    expect([pauses, unclearCalls]).toEqual([[2_000, 2_000, 2_000, 2_000], 1]);
  });

  it('waits as long as Retry-After demands', async () => {
    expect(await run(0, 429)).toBe('done');
    expect(pauses).toEqual([2_000, 7_000]);
  });

  it.each([422, 409, 429])('is not retried when its first response is a refusal (%i)', async (status) => {
    await expect(run(status)).rejects.toMatchObject({ status });
    expect([pauses, unclearCalls]).toEqual([[], 0]);
  });
});
