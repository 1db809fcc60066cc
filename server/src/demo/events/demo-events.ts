import type { AnswerInput } from '../../../contract/src';
import { answerOf } from './demo-answer';
import type { DemoCalendar } from './demo-calendar';
import { type PlannedCase, planCase, requestOf } from './demo-request';
import type { Seeds } from './seed-files';

/** Something that happened to a case in the demo's past. `by`: a ユーザーID; `key`: an acquirer's API key. */
export type DemoEvent = { readonly at: Date; readonly acquirerReference: string } & (
  | { readonly kind: 'received'; readonly key: string; readonly request: Record<string, unknown> }
  | { readonly kind: 'viewed'; readonly by: string }
  | { readonly kind: 'answered'; readonly by: string; readonly revision: number; readonly answer: AnswerInput }
  | { readonly kind: 'reopened'; readonly by: string; readonly revision: number; readonly reason: string }
  | { readonly kind: 'withdrawn'; readonly key: string; readonly reason: string }
);

const MINUTE_MS = 60_000;

/** All events of the demo in chronological order. The same seeds and the same first day give the same events. */
export function demoEvents(seeds: Seeds, calendar: DemoCalendar): DemoEvent[] {
  return seeds.cases
    .flatMap((seed, i) => eventsOf(planCase(seed, i + 1, seeds, calendar), seeds, calendar))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function eventsOf(planned: PlannedCase, seeds: Seeds, calendar: DemoCalendar): DemoEvent[] {
  const { seed, acquirerReference, key } = planned;
  const { reopened, withdrawn } = seed;
  const firstView = firstViewOf(planned, calendar);
  const events: DemoEvent[] = [
    { kind: 'received', key, acquirerReference, at: calendar.at(seed), request: requestOf(planned, seeds, calendar) },
  ];
  if (firstView) events.push({ kind: 'viewed', acquirerReference, ...firstView });
  for (const [i, answer] of (seed.answers ?? []).entries()) {
    events.push({
      kind: 'answered',
      acquirerReference,
      at: calendar.at(answer),
      by: answer.by,
      revision: i + 1,
      answer: answerOf(planned, answer, seeds, calendar),
    });
  }
  if (reopened)
    events.push({
      kind: 'reopened',
      acquirerReference,
      at: calendar.at(reopened),
      by: reopened.by,
      revision: 1,
      reason: reopened.reason,
    });
  if (withdrawn)
    events.push({ kind: 'withdrawn', key, acquirerReference, at: calendar.at(withdrawn), reason: withdrawn.reason });
  return events;
}

/** A case is viewed before it is answered, even if the seed names no earlier reader. */
function firstViewOf(
  { number, seed: { viewed, answers } }: PlannedCase,
  calendar: DemoCalendar,
): { at: Date; by: string } | undefined {
  if (viewed) return { at: calendar.at(viewed), by: viewed.by };
  const [first] = answers ?? [];
  return (
    first && { at: new Date(calendar.at(first).getTime() - (12 + ((number * 7.3) % 48)) * MINUTE_MS), by: first.by }
  );
}
