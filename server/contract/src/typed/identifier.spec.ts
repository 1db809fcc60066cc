import {
  readCaseNumber,
  readCode,
  readCustomerId,
  type Reading,
  readMerchantId,
  readOrderNumber,
  readService,
  readServiceId,
  readTrackingId,
  readUserId,
} from '..';

const read = (reading: Reading<string>) => ('error' in reading ? reading.error : reading.value);
const SOFT = '\u00ad\u200b\u2060\ufe0f\u202d';

describe('a 依頼管理番号', () => {
  it.each([
    'SD-00000012',
    'sd-00000012',
    'ＳＤ−００００００１２',
    'SD‐00000012',
    'ＳＤー00000012',
    'sd―12',
    'SD 00000012',
    'ｓｄ12',
    '00000012',
    '12',
    ' SD-00000012 ',
    '「SD-00000012」',
    'SD-00000012。',
    'SD-00000012>',
    'SD-00000012)',
    'SD-00000012/',
    '（ＳＤ－１２）、',
    `${SOFT}SD${SOFT}-000${SOFT}00012${SOFT}`,
  ])('%s is read', (typed) => expect(read(readCaseNumber(typed))).toBe('SD-00000012'));
  it.each(['SD-', 'SD-1x', 'VJ-20261120-000123', 'SD-1234567890123', '１２.5'])('%s is refused', (typed) =>
    expect(read(readCaseNumber(typed))).toBe('invalid_case_number'),
  );
});

describe('a トラッキングID', () => {
  it.each([
    '00000616307350',
    '００００００６１６３０７３５０'.slice(1),
    '0000 0616 3073 50',
    '000006-16307350',
    ' 00000616307350',
    '616307350',
    `'00000616307350`,
    '="00000616307350"',
    `${SOFT}616307350${SOFT}`,
  ])('%s is read, with the leading zeros that a spreadsheet removed', (typed) => {
    expect(read(readTrackingId(typed))).toBe('00000616307350');
  });
  it.each(['000006163073501', '6.16307E+08', 'abc', '-'])('%s is refused, and is not truncated', (typed) =>
    expect(read(readTrackingId(typed))).toBe('invalid_tracking_id'),
  );
});

describe('a MID and a SID', () => {
  it('are read in any width, with blanks', () => {
    expect(['12345', '１２３４５', ' 12345 ', '12 345'].map((typed) => read(readMerchantId(typed)))).toEqual(
      Array(4).fill('12345'),
    );
    expect(['001', '1', '０１', ' 001', '"001"'].map((typed) => read(readServiceId(typed)))).toEqual(
      Array(5).fill('001'),
    );
    expect(['12345-001', '１２３４５ー１', '12345 - 01'].map((typed) => read(readService(typed)))).toEqual(
      Array(3).fill('12345-001'),
    );
    expect(['1', '００２'].map((typed) => read(readService(typed)))).toEqual(['001', '002']);
  });
  it('have 5 and 3 digits', () => {
    expect(['1234', '123456', 'x'].map((typed) => read(readMerchantId(typed)))).toEqual(
      Array(3).fill('invalid_merchant_id'),
    );
    expect(['1234', '12345-0001', '123-001', 'x'].map((typed) => read(readService(typed)))).toEqual(
      Array(4).fill('invalid_service_id'),
    );
  });
});

describe('an order number and a 顧客ID', () => {
  it('are read in any width, without invisible characters', () => {
    expect(
      ['A20261101-0007', 'Ａ２０２６１１０１−０００７', ` A20261101${SOFT}-0007 `, '「A20261101‐0007」'].map((typed) =>
        read(readOrderNumber(typed)),
      ),
    ).toEqual(Array(4).fill('A20261101-0007'));
    expect(
      ['cust-0001', 'ｃｕｓｔ－０００１', ` cust${SOFT}-0001`, 'cust−0001'].map((typed) => read(readCustomerId(typed))),
    ).toEqual(Array(4).fill('cust-0001'));
    expect(read(readCustomerId('コーヒー会員 1'))).toBe('コーヒー会員 1');
  });
  it('have errors that name the problem', () => {
    expect([
      read(readOrderNumber('注文1')),
      read(readOrderNumber('x'.repeat(39))),
      read(readCustomerId('x'.repeat(65))),
      readCustomerId('ab\u0000'),
    ]).toEqual([
      'invalid_order_number',
      'invalid_order_number',
      'too_long',
      { error: 'control_character', params: { at: 3, character: 'U+0000' } },
    ]);
  });
  it('are stored unchanged in an answer', () => expect(read(readCode(` 注文#12/ａ${SOFT} `))).toBe('注文#12/ａ'));
});

describe('a ユーザーID', () => {
  it.each(['root-admin', 'ROOT-ADMIN', 'Ｒｏｏｔ－Ａｄｍｉｎ', ' root−admin ', 'rootーadmin', `root-${SOFT}admin`])(
    '%s is read',
    (typed) => expect(read(readUserId(typed))).toBe('root-admin'),
  );
  it.each(['ab', 'root/admin', '管理者１', 'x'.repeat(65)])('%s is refused', (typed) =>
    expect(read(readUserId(typed))).toBe('invalid_user_id'),
  );
});
