import { TODAY } from '../../../../../test/support/examples/checked-answer';
import { checked, refused } from '../../../../../test/support/examples/checked-field';
import { addDays, checkValue } from '../..';

describe('a date', () => {
  it.each(['1990-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '9999-12-31', TODAY])('%s exists', (date) =>
    expect(checked('date', date)).toBe(date),
  );

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-01T00:00:00Z',
    '令和8年',
    '2026-04',
    '+002026-04-01',
    '-2026-04-01',
  ])('%j does not exist', (date) => {
    expect(checked('date', date)).toEqual(refused('invalid_date'));
  });

  it.each(['2026-4-1', '20260401', '2026/04/01', '２０２６-04-01', ' 2026-04-01', '令和8年4月1日'])(
    '%j is accepted',
    (date) => expect(checked('date', date)).toBe('2026-04-01'),
  );

  it('without a year gets the year that its field implies', () => {
    const day = TODAY.slice(5).replace('-', '/');
    expect([checked('date', day, 'past'), checked('date', day, 'ahead'), checked('date', day, 'future')]).toEqual([
      TODAY,
      TODAY,
      `${Number(TODAY.slice(0, 4)) + 1}${TODAY.slice(4)}`,
    ]);
  });

  it('is not before 1990', () => {
    for (const date of ['1989-12-31', '0001-01-01', '0099-02-28'])
      expect(checked('date', date)).toEqual(refused('date_too_early'));
  });

  it('lies in the past, from today on, or in the future, where the table demands it', () => {
    const [yesterday, tomorrow] = [addDays(TODAY, -1), addDays(TODAY, 1)];
    expect([yesterday, TODAY, tomorrow].map((date) => checked('date', date, 'past'))).toEqual([
      yesterday,
      TODAY,
      refused('date_in_future'),
    ]);
    expect([yesterday, TODAY, tomorrow].map((date) => checked('date', date, 'ahead'))).toEqual([
      refused('date_in_past'),
      TODAY,
      tomorrow,
    ]);
    expect([yesterday, TODAY, tomorrow].map((date) => checked('date', date, 'future'))).toEqual([
      refused('date_not_in_future'),
      refused('date_not_in_future'),
      tomorrow,
    ]);
  });

  it('must be a text; blank counts as empty', () => {
    for (const value of [20260401, true, {}, ['2026-04-01']])
      expect(checked('date', value)).toEqual(refused('invalid_type'));
    for (const value of ['', ' ', null, undefined]) expect(checked('date', value)).toBeUndefined();
  });
});

describe('an amount in yen', () => {
  it('is an integer from 0 to 9,999,999', () => {
    for (const yen of [0, 1, 9_999_999]) expect(checked('yen', yen)).toBe(yen);
    for (const yen of [-1, 10_000_000, 0.5, 1e21, Number.MAX_SAFE_INTEGER])
      expect(checked('yen', yen)).toEqual(refused('out_of_range'));
    for (const yen of [true, [1], {}]) expect(checked('yen', yen)).toEqual(refused('invalid_type'));
  });

  it('is accepted as people type it', () => {
    expect(
      ['1980', '１，９８０円', '', ' ', '1e3', '0x10', '1.5', '10000000'].map((yen) => checked('yen', yen)),
    ).toEqual([
      1980,
      1980,
      undefined,
      undefined,
      refused('invalid_amount'),
      refused('invalid_amount'),
      refused('invalid_amount'),
      refused('out_of_range'),
    ]);
  });

  it('has no minus zero', () => expect(Object.is(checked('yen', JSON.parse('-0')), 0)).toBe(true));
});

describe('a yes or no', () => {
  it('must be a boolean', () => {
    expect([checked('flag', true), checked('flag', false), checked('flag', null)]).toEqual([true, false, undefined]);
    for (const value of ['true', 0, 1, [], '']) expect(checked('flag', value)).toEqual(refused('invalid_type'));
  });
});

describe('a set of options', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: { ja: value, en: value } }));
  const chosen = (value: unknown) =>
    checkValue({ name: 'x', label: { ja: '', en: '' }, kind: 'choices', options }, value, {
      today: TODAY,
      ownIdentifiers: [],
    });

  it('is stored without duplicates, in the order of the table', () =>
    expect(chosen(['c', 'a', 'c'])).toEqual({ value: ['a', 'c'] }));
  it('accepts no other option, and the error names the options', () => {
    const invalidOption = {
      error: 'invalid_option',
      params: { expected: { ja: '次のいずれかを指定してください: a、b、c。', en: 'Give one of: a, b, c.' } },
    };
    expect([chosen(['a', 'toString']), chosen(['__proto__'])]).toEqual([invalidOption, invalidOption]);
  });
});
