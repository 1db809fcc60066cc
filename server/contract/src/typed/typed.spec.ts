import fc from 'fast-check';
import { TODAY } from '../../../../test/support/examples/checked-answer';
import {
  fieldErrorMessage,
  isCalendarDate,
  isEmailAddress,
  readCaseNumber,
  readCode,
  readCount,
  readCustomerId,
  readDate,
  readEmail,
  type Reading,
  readMerchantId,
  readOrderNumber,
  readPhone,
  readPostalCode,
  readService,
  readServiceId,
  readSlip,
  readTrackingId,
  readUrl,
  readUserId,
  readYen,
} from '..';

const COUNT = { min: 1, max: 999 };
/** Every reader with the form of all its values. */
const READERS: readonly (readonly [string, (text: string) => Reading<string | number>, (value: string) => boolean])[] =
  [
    ['readCaseNumber', readCaseNumber, (v) => /^SD-\d{8,12}$/.test(v)],
    ['readTrackingId', readTrackingId, (v) => /^\d{14}$/.test(v)],
    ['readMerchantId', readMerchantId, (v) => /^\d{5}$/.test(v)],
    ['readServiceId', readServiceId, (v) => /^\d{3}$/.test(v)],
    ['readService', readService, (v) => /^(\d{5}-)?\d{3}$/.test(v)],
    ['readOrderNumber', readOrderNumber, (v) => /^[A-Za-z0-9_-]{1,38}$/.test(v)],
    ['readCustomerId', readCustomerId, (v) => v === v.trim() && !INVISIBLE.test(v)],
    ['readCode', readCode, (v) => v === v.trim() && !INVISIBLE.test(v)],
    ['readUserId', readUserId, (v) => /^[a-z0-9._-]{3,64}$/.test(v)],
    ['readYen', (text) => readYen(text), (v) => Number(v) >= 0 && Number(v) <= 9_999_999],
    ['readCount', (text) => readCount(text, COUNT), (v) => Number(v) >= 1 && Number(v) <= 999],
    ['readDate', (text) => readDate(text, { today: TODAY }), isCalendarDate],
    ['readPhone', readPhone, (v) => /^(0\d{9,10}|\+\d{8,15})$/.test(v)],
    ['readEmail', readEmail, (v) => isEmailAddress(v) && !INVISIBLE.test(v)],
    ['readUrl', readUrl, (v) => /^https?:\/\//i.test(v) && !INVISIBLE.test(v)],
    ['readPostalCode', readPostalCode, (v) => /^\d{7}$/.test(v)],
    ['readSlip', readSlip, (v) => /^[0-9A-Za-z-]+$/.test(v)],
  ];
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{C}]/u;

/** Stored values, which the test then writes in the ways of people. */
const VALUES = fc.oneof(
  fc.constantFrom(
    'SD-00001234',
    '00000616307350',
    '12345',
    '12345-001',
    '001',
    'A20261101-0007',
    'cust-0001',
    'root-admin',
    '1,980',
    '¥1,980円',
    '2026/11/28',
    '2026年11月28日',
    '令和8年11月28日',
    'R8.11.28',
    '11/28',
    '03-1234-5678',
    '+81 90-1234-5678',
    'y.taka@example.jp',
    'https://example.jp/コーヒー?a=１',
    '〒105-7317',
    '4012-3456-9842',
  ),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...'0123456789-/.@:,年月日円¥SDTRHか゛\u3099\u1161\ufeff \u200b\u202d\u3164\ue000\ud800'.split(''),
    ),
  }),
);
const HIDDEN = [
  0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0xad, 0x2060, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068,
  0x2069, 0x3164, 0xfe0f, 0xfeff, 0xe0041, 0xe0100,
].map((code) => String.fromCodePoint(code));

/** The text as a Japanese input method, a phone's contacts or a mail would produce it. */
function disguised(text: string, hidden: string, wide: boolean): string {
  const written = wide
    ? text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).replace(/－/g, 'ー')
    : text;
  return `\u3000${hidden}${[...written].join(hidden)}${hidden} `;
}

describe.each(READERS)('%s', (_, read, isValid) => {
  const outcome = (text: string) => {
    const reading = read(text);
    return 'error' in reading ? reading.error : reading.value;
  };

  it('returns a valid value that it reads unchanged, or an error in both languages', () => {
    fc.assert(
      fc.property(VALUES, fc.constantFrom('', ...HIDDEN), fc.boolean(), (text, hidden, wide) => {
        const reading = read(disguised(text, hidden, wide));
        if ('error' in reading) {
          const sentences = (['ja', 'en'] as const).map((language) =>
            fieldErrorMessage(reading.error, language, reading.params),
          );
          for (const sentence of sentences) expect(sentence).toMatch(/^[^{}]{5,}[.。]$/);
        } else if (reading.value !== undefined) {
          expect(isValid(String(reading.value))).toBe(true);
          expect(read(String(reading.value))).toEqual(reading);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('returns nothing for blank or invisible text', () => {
    for (const nothing of ['', ' ', '\u3000', '\u202d\u202c', '\u200b\ufeff ', '\u3164'])
      expect(outcome(nothing)).toBeUndefined();
  });

  it('accepts everything that is valid in an address', () => {
    for (const text of ['4 ', '-', '\u202d', '\ufdfa', 'a.', '(', 'か\u3099', '2026/', '1,000'])
      outcome(text.repeat(4_000));
  });
});
