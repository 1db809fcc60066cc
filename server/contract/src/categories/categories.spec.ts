import {
  type CaseAct,
  CASE_CATEGORIES,
  CASE_STATUSES,
  type CaseStatus,
  caseStatus,
  category,
  categoryOf,
  COUNT_COLUMNS,
  NOTICE_TYPE_CODES,
  NOTICE_TYPES,
  type Party,
  type SectionSpec,
  statusAfter,
} from '..';
import { CATEGORIES } from './categories';
import type { Category } from './category';

const ACTS: readonly CaseAct[] = ['create', 'answer', 'reopen', 'withdraw', 'expire'];
const PARTIES: readonly Party[] = ['merchant', 'acquirer', 'support', 'system'];
const entries: readonly Category[] = CATEGORIES;

describe('利用照会・代行解約', () => {
  const CODE = 'usage_inquiry_and_cancellation';

  it('has the seed’s name on the page and in the subject, and a deadline of 7 business days', () => {
    expect([category(CODE).label.ja, category(CODE).mailSubject]).toEqual([
      '利用照会・代行解約',
      '利用照会・代行解約発生のご連絡',
    ]);
    expect(category(CODE).deadline).toEqual({ unit: 'businessDays', default: 7, onExpiry: 'stay_open' });
    expect(NOTICE_TYPE_CODES.filter((code) => categoryOf(code).code === CODE)).toHaveLength(17);
  });

  it('changes a case’s status as spec 1.2 says, and in no other way', () => {
    const ways = [null, ...category(CODE).statuses.map(({ code }) => code as CaseStatus)].flatMap((from) =>
      ACTS.flatMap((act) =>
        PARTIES.map((by) => [from, act, by, statusAfter(CODE, from, act, by)] as const).filter(([, , , to]) => to),
      ),
    );
    expect(ways.map((way) => way.join(' '))).toEqual([
      ' create acquirer received',
      'received answer merchant closed_answered',
      'received withdraw acquirer closed_withdrawn',
      'received withdraw support closed_withdrawn',
      'received expire system closed_expired',
      'reopened answer merchant closed_answered',
      'reopened withdraw acquirer closed_withdrawn',
      'reopened withdraw support closed_withdrawn',
      'reopened expire system closed_expired',
      'closed_answered reopen acquirer reopened',
      'closed_answered reopen support reopened',
      'closed_withdrawn withdraw acquirer closed_withdrawn',
      'closed_withdrawn withdraw support closed_withdrawn',
      'closed_expired reopen acquirer reopened',
      'closed_expired reopen support reopened',
    ]);
  });
});

describe.each(entries)('the entry of $code', ({ code, noticeKinds, noticeTypes, statuses, transitions, follows }) => {
  const codes = statuses.map((status) => status.code);

  it('has transitions between statuses of its own, one for each act and party, that reach every status', () => {
    for (const { from, to } of transitions)
      expect([to, ...from.filter((status) => status !== null)].filter((status) => !codes.includes(status))).toEqual([]);
    const ways = transitions.flatMap(({ from, act, by }) =>
      from.flatMap((one) => by.map((who) => `${one} ${act} ${who}`)),
    );
    expect(new Set(ways).size).toBe(ways.length);
    expect(codes.filter((status) => !transitions.some(({ to }) => to === status))).toEqual([]);
  });

  it('begins with a status in which somebody has to act', () => {
    const begins = transitions.filter(({ from }) => from.includes(null));
    expect(begins.map(({ act }) => act)).toEqual(['create']);
    expect(statuses.find((status) => status.code === begins[0]!.to)).toMatchObject({
      open: true,
      turn: expect.any(String),
    });
  });

  it('shows by a status’s code whether it is open: the database relies on that', () => {
    for (const { code: status, open, turn } of statuses) {
      expect([status, status.startsWith('closed_')]).toEqual([status, !open]);
      expect([status, turn !== null]).toEqual([status, open]);
    }
  });

  it('counts one status in each column of the top page, whose link filters by it, and deadlines in both columns or neither', () => {
    for (const column of COUNT_COLUMNS.slice(0, 3))
      expect(statuses.filter(({ countedIn }) => countedIn.includes(column)).length).toBeLessThanOrEqual(1);
    for (const { open, countedIn } of statuses) {
      expect(countedIn.includes('overdue')).toBe(countedIn.includes('dueSoon'));
      expect(!countedIn.includes('overdue') || open).toBe(true);
    }
  });

  it('has a 区分 for every notice type, and follows an existing category', () => {
    expect(new Set(Object.keys(noticeTypes).map((type) => type.split('.')[0]))).toEqual(
      new Set(Object.keys(noticeKinds)),
    );
    expect([null, ...CASE_CATEGORIES.filter((other) => other !== code)]).toContain(follows);
  });
});

describe('codes', () => {
  it('have one meaning over all categories: categories, notice types, statuses, sections', () => {
    const once = (all: readonly string[]) => expect(new Set(all).size).toBe(all.length);
    once(CASE_CATEGORIES);
    once(entries.flatMap(({ noticeTypes }) => Object.keys(noticeTypes)));
    once(entries.flatMap(({ noticeKinds }) => Object.keys(noticeKinds)));
    for (const { statuses } of entries) {
      once(statuses.map(({ code }) => code));
      for (const status of statuses) expect(status).toEqual(caseStatus(status.code as CaseStatus));
    }
    expect(CASE_STATUSES.map((code) => caseStatus(code).label.ja)).toHaveLength(CASE_STATUSES.length);
    const sections = new Map<string, SectionSpec>();
    for (const section of NOTICE_TYPES.flatMap((type) => type.sections)) {
      expect(sections.get(section.name) ?? section).toBe(section);
      sections.set(section.name, section);
    }
  });
});
