import { readDate, type Reading } from '..';

const read = (reading: Reading<unknown>) => ('error' in reading ? reading.error : reading.value);

describe('a date', () => {
  const on = (typed: string, rule?: 'past' | 'ahead' | 'future', today = '2026-11-24') =>
    read(readDate(typed, { today, rule }));

  it.each([
    '2026/11/1',
    '2026-11-01',
    '2026.11.1',
    '20261101',
    '2026年11月1日',
    '２０２６年１１月１日',
    '２０２６／１１／０１',
    '2026−11−01',
    ' 2026 / 11 / 01 ',
    '2026 年 11 月 1 日',
    'R8.11.1',
    'R8/11/01',
    'r08-11-01',
    '令和8年11月1日',
    '令和 ８年 11月 1日',
    '令8.11.1',
    '㋿8年11月1日',
    'H38.11.1',
    '2026/11/01(日)',
    '2026年11月1日(日曜日)',
    '2026年11月1日日曜日',
    '2026/11/01 (Sun)',
    '2026/11/01（日・祝）',
    '2026/11/1 0:00',
    '2026-11-01 10:15:30',
    '\u200e2026/\u200e11/\u200e01',
  ])('%s is the first of November', (typed) => expect(on(typed)).toBe('2026-11-01'));

  it('of an era is read, including the first year', () => {
    expect(
      [
        '令和元年5月1日',
        'R1.5.1',
        '平成31年4月30日',
        '㍻31年4月30日',
        'H2.1.1',
        '昭和64年1月7日',
        'S63.12.31',
        '平成元年1月8日',
      ].map((typed) => on(typed)),
    ).toEqual([
      '2019-05-01',
      '2019-05-01',
      '2019-04-30',
      '2019-04-30',
      '1990-01-01',
      '1989-01-07',
      '1988-12-31',
      '1989-01-08',
    ]);
    expect(['R1.4.30', '平成1年1月7日', '昭和元年12月24日', 'R0.5.1'].map((typed) => on(typed))).toEqual(
      Array(4).fill('invalid_date'),
    );
  });

  it('without a year gets the fitting year', () => {
    for (const typed of ['11/28', '11-28', '１１／２８', '11月28日', '11.28', '11/28(土)'])
      expect([on(typed), on(typed, 'past'), on(typed, 'ahead'), on(typed, 'future')]).toEqual([
        '2026-11-28',
        '2025-11-28',
        '2026-11-28',
        '2026-11-28',
      ]);
    expect([
      on('11/24', 'past'),
      on('11/24', 'ahead'),
      on('11/24', 'future'),
      on('1/5'),
      on('12/28', undefined, '2027-01-04'),
    ]).toEqual(['2026-11-24', '2026-11-24', '2027-11-24', '2027-01-05', '2026-12-28']);
    expect([on('2/29', 'past'), on('2/29', 'ahead'), on('2/29', 'past', '2103-12-31')]).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2096-02-29',
    ]);
  });

  it.each([
    '2026/2/29',
    '2026/13/1',
    '2026/1 1/1',
    '2026111',
    '1128',
    '26/11/1',
    '8.11.1',
    '46327',
    '明日',
    '2026',
    '2026年11月',
    '2026-11-01T00:00:00Z',
    '2026-11',
    '11/31',
    '2/30',
    'M45.7.30',
    '2026/11/1〜',
  ])('%s is refused', (typed) => expect(on(typed)).toBe('invalid_date'));
});
