import { ApiProblem } from '../../shared/api/api-problem';

const PAUSE_MS = 2_000;
const SERVER_FAULT = 500;

/**
 * Sends an idempotent call until a response arrives: after a broken connection it is unknown whether the call arrived.
 * Calls `unclear` once when that happens. Rejects with an ApiProblem where the first response is a refusal.
 */
export async function sendUntilAnswered<T>(send: () => Promise<T>, unclear: () => void, pause = wait): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (failure) {
      const problem = ApiProblem.from(failure);
      // A 429 for a retry says nothing about the first attempt.
      const isUnclear = problem.status === 0 || problem.status >= SERVER_FAULT || (tries > 1 && problem.status === 429);
      if (!isUnclear) throw problem;
      if (tries === 1) unclear();
      await pause(Math.max(PAUSE_MS, (problem.retryAfterSeconds ?? 0) * 1_000));
    }
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
