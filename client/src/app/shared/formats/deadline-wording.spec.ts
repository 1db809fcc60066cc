import type { Deadline, Language } from '@contract';
import en from '../../../i18n/en';
import ja from '../../../i18n/ja';
import { deadlineWording } from './deadline-wording';

/** The sentence as the portal shows it. */
function sentence(deadline: Deadline, language: Language): string {
  const { key, params } = deadlineWording(deadline, language);
  const texts = (language === 'ja' ? ja : en).shared.deadline as Record<string, string>;
  return texts[key.split('.').pop()!]!.replace(/\{\{(\w+)\}\}/g, (_, name: 'date' | 'days') => String(params[name]));
}

describe('the wording of a deadline', () => {
  const on = '2026-11-27';

  it.each<[Deadline, string, string]>([
    [{ on, state: 'soon', businessDaysLeft: 3 }, '残り3営業日(2026/11/27)', '3 business days left (Nov 27, 2026)'],
    [{ on, state: 'soon', businessDaysLeft: 1 }, '残り1営業日(2026/11/27)', '1 business day left (Nov 27, 2026)'],
    [{ on, state: 'soon', businessDaysLeft: 0 }, '残り0営業日(2026/11/27)', '0 business days left (Nov 27, 2026)'],
    [{ on, state: 'later', businessDaysLeft: 12 }, '残り12営業日(2026/11/27)', '12 business days left (Nov 27, 2026)'],
    [{ on, state: 'today', businessDaysLeft: 0 }, '本日まで(2026/11/27)', 'Due today (Nov 27, 2026)'],
    [{ on, state: 'overdue', businessDaysLeft: 0 }, '期限超過(2026/11/27)', 'Overdue (Nov 27, 2026)'],
    [{ on, state: 'closed', businessDaysLeft: 0 }, '2026/11/27', 'Nov 27, 2026'],
  ])('of %j', (deadline, japanese, english) => {
    expect(sentence(deadline, 'ja')).toBe(japanese);
    expect(sentence(deadline, 'en')).toBe(english);
  });

  it('marks what is urgent with an icon, too', () => {
    expect(deadlineWording({ on, state: 'overdue', businessDaysLeft: 0 }, 'ja').icon).toBe('alert');
    expect(deadlineWording({ on, state: 'closed', businessDaysLeft: 0 }, 'ja').icon).toBeNull();
  });
});
