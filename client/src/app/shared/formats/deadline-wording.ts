import type { Deadline, Language } from '@contract';
import type { IconName } from '../ui/icon';
import { formatDate } from './formats';

/** The words of a deadline: a key of the texts with its params, and the icon that goes with it. */
export interface DeadlineWording {
  readonly key: string;
  readonly params: { readonly date: string; readonly days: number };
  readonly icon: IconName | null;
}

const ICONS: Record<Deadline['state'], IconName | null> = { overdue: 'alert', today: 'hourglass', soon: 'hourglass', later: 'clock', closed: null };

/** 「残り3営業日(2026/11/27)」, 「本日まで」, 「期限超過」, always with the absolute date; once closed, the date alone (spec 1.2, 1.4). */
export function deadlineWording({ on, state, businessDaysLeft }: Deadline, language: Language): DeadlineWording {
  const params = { date: formatDate(on, language), days: businessDaysLeft };
  return { key: `shared.deadline.${wordsFor(state, businessDaysLeft)}`, params, icon: ICONS[state] };
}

function wordsFor(state: Deadline['state'], days: number): string {
  if (state !== 'soon' && state !== 'later') return state;
  return days === 1 ? 'oneDayLeft' : 'daysLeft';
}
