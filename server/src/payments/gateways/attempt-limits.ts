/** How long the gateway may take for a request, and what is added before "not executed" is believed. */
export const LIMIT_SECONDS = 15;
const MARGIN_SECONDS = 10;
/** Look-ups come faster at first, so that the screen tells the truth within a minute, then ever more seldom. */
const PAUSES_SECONDS = [3, 5, 5, 5, 5, 5, 5, 10, 10, 15, 30, 60, 300, 900];
const SECOND_MS = 1_000;

/** From when on a look-up that finds nothing executed may be believed (spec 4.2). */
export function limitOf({
  requestedAt,
  limitSeconds,
}: {
  readonly requestedAt: Date;
  readonly limitSeconds: number;
}): Date {
  return new Date(requestedAt.getTime() + (limitSeconds + MARGIN_SECONDS) * SECOND_MS);
}

/** When to look up again after so many look-ups. */
export function nextLookUp(now: Date, lookUps: number): Date {
  return new Date(now.getTime() + PAUSES_SECONDS[Math.min(lookUps, PAUSES_SECONDS.length - 1)]! * SECOND_MS);
}
