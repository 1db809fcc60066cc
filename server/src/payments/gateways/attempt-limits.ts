/** How long the gateway may take for a request, and the margin before "not executed" counts as certain. */
export const LIMIT_SECONDS = 15;
const MARGIN_SECONDS = 10;
/** Look-ups are frequent at first, so that the page shows the outcome within a minute, and then become rarer. */
export const PAUSES_SECONDS = [3, 5, 5, 5, 5, 5, 5, 10, 10, 15, 30, 60, 300, 900];
const SECOND_MS = 1_000;

/** The time from which a look-up that finds nothing executed is trusted (spec 4.2). */
export function limitOf({
  requestedAt,
  limitSeconds,
}: {
  readonly requestedAt: Date;
  readonly limitSeconds: number;
}): Date {
  return new Date(requestedAt.getTime() + (limitSeconds + MARGIN_SECONDS) * SECOND_MS);
}

/** When to look up again after this many look-ups. */
export function nextLookUp(now: Date, lookUps: number): Date {
  return new Date(now.getTime() + PAUSES_SECONDS[Math.min(lookUps, PAUSES_SECONDS.length - 1)]! * SECOND_MS);
}
