import { fieldErrorMessage, readCount, type Reading, readYen } from '..';

const read = (reading: Reading<unknown>) => ('error' in reading ? reading.error : reading.value);

describe('an amount in yen', () => {
  it.each([
    '1980',
    '1,980',
    '１，９８０',
    '１９８０',
    '1980円',
    '１，９８０円',
    '¥1,980',
    '￥１，９８０',
    '\\1,980',
    '¥1,980-',
    '1 980',
    ' 1980 ',
    '01980',
    '1980円也',
    'JPY 1,980',
    '\u202d1980\u202c',
  ])('%s is read', (typed) => expect(read(readYen(typed))).toBe(1980));
  it.each([
    '1e3',
    '0x10',
    '1.5',
    '1980.00',
    '1,98',
    '19,80',
    '1,9800',
    '円',
    '千円',
    '１２ｅ１',
    'Infinity',
    '1/2',
    '1+1',
  ])('%s is refused', (typed) => expect(read(readYen(typed))).toBe('invalid_amount'));

  it('that is too large or too small is refused, not truncated', () => {
    for (const typed of ['10000000', '１０，０００，０００円', '9'.repeat(400), '-1', '▲1,980', '−１９８０'])
      expect(readYen(typed)).toEqual({ error: 'out_of_range', params: { min: 0, max: 9_999_999 } });
    expect(fieldErrorMessage('out_of_range', 'ja', { min: 0, max: 9_999_999 })).toBe(
      '0以上9999999以下の整数で入力してください。',
    );
  });
});

it('reads a number of persons', () => {
  expect(
    ['2', '２', '2名', ' 2 人', '1,000', '0', 'x'].map((typed) => read(readCount(typed, { min: 1, max: 999 }))),
  ).toEqual([2, 2, 2, 2, 'out_of_range', 'out_of_range', 'invalid_count']);
});
