import { type Deadline, deadlineText } from '..';

const on = '2026-12-05';

describe('the text of a deadline', () => {
  it.each<[Deadline, string, string]>([
    [{ on, state: 'soon', businessDaysLeft: 3 }, '残り3営業日(2026/12/05)', '3 business days left (2026/12/05)'],
    [{ on, state: 'soon', businessDaysLeft: 1 }, '残り1営業日(2026/12/05)', '1 business day left (2026/12/05)'],
    [
      { on, state: 'last', businessDaysLeft: 0 },
      '本日が最後の営業日です(期限は休業日 2026/12/05)',
      'Today is the last business day (due on a holiday, 2026/12/05)',
    ],
    [
      { on, state: 'soon', businessDaysLeft: 0 },
      '残りの営業日はありません(期限は休業日 2026/12/05)',
      'No business day left (due on a holiday, 2026/12/05)',
    ],
    [{ on, state: 'later', businessDaysLeft: 59 }, '残り59営業日(2026/12/05)', '59 business days left (2026/12/05)'],
    [
      { on, state: 'later', businessDaysLeft: 60 },
      '残り60営業日以上(2026/12/05)',
      '60 or more business days left (2026/12/05)',
    ],
    [{ on, state: 'today', businessDaysLeft: 0 }, '本日まで(2026/12/05)', 'Due today (2026/12/05)'],
    [{ on, state: 'soon', businessDaysLeft: 1, hoursLeft: 38 }, '残り38時間(2026/12/05)', '38 hours left (2026/12/05)'],
    [{ on, state: 'today', businessDaysLeft: 0, hoursLeft: 1 }, '残り1時間(2026/12/05)', '1 hour left (2026/12/05)'],
    [
      { on, state: 'today', businessDaysLeft: 0, hoursLeft: 0 },
      '残り1時間未満(2026/12/05)',
      'Less than 1 hour left (2026/12/05)',
    ],
    [{ on, state: 'overdue', businessDaysLeft: 0 }, '期限超過(2026/12/05)', 'Overdue (2026/12/05)'],
    [{ on, state: 'closed', businessDaysLeft: 0 }, '2026/12/05', '2026/12/05'],
  ])('of %j', (deadline, japanese, english) => {
    expect([deadlineText(deadline, '2026/12/05', 'ja'), deadlineText(deadline, '2026/12/05', 'en')]).toEqual([
      japanese,
      english,
    ]);
  });
});
