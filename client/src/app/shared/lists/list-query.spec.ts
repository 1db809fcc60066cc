import { convertToParamMap } from '@angular/router';
import type { CaseQuery } from '@contract';
import { ListQuery } from './list-query';

const LIST = new ListQuery<CaseQuery>(
  [
    'category',
    'status',
    'noticeType',
    'service',
    'merchant',
    'due',
    'requestedFrom',
    'requestedTo',
    'q',
    'sort',
    'order',
    'cursor',
  ],
  { sort: 'answerDueOn', order: 'asc' },
);
const FULL: CaseQuery = {
  category: 'usage_inquiry_and_cancellation',
  status: 'open',
  noticeType: 'usage_inquiry.other',
  service: '12345-001',
  merchant: '12345',
  due: 'soon',
  requestedFrom: '2026-11-01',
  requestedTo: '2026-11-30',
  q: 'SD-0000000123',
  sort: 'receivedAt',
  order: 'desc',
  cursor: 'opaque',
};

describe('a list’s query in the URL', () => {
  it('survives the round trip', () => {
    const { queryParams, fragment } = LIST.toUrl(FULL);
    expect([LIST.fromUrl(convertToParamMap(queryParams), null), fragment]).toEqual([FULL, undefined]);
  });

  it('has the default order unless the URL names another', () => {
    expect(LIST.fromUrl(convertToParamMap({}), null)).toEqual({ sort: 'answerDueOn', order: 'asc' });
  });

  it('keeps empty and default values out of the URL', () => {
    expect(
      LIST.toUrl({ sort: 'answerDueOn', order: 'asc', q: '', status: undefined, due: 'overdue' }).queryParams,
    ).toEqual({ due: 'overdue' });
    expect(LIST.toUrl({ sort: 'answerDueOn', order: 'desc' }).queryParams).toEqual({
      sort: 'answerDueOn',
      order: 'desc',
    });
  });

  it('passes wrong values to the server and drops unknown names', () => {
    expect(LIST.fromUrl(convertToParamMap({ status: 'nonsense', utm_source: 'mail' }), null)).toEqual({
      status: 'nonsense',
      sort: 'answerDueOn',
      order: 'asc',
    });
  });

  it('takes the first of repeated parameters, trimmed', () => {
    expect(LIST.fromUrl(convertToParamMap({ q: [' C-1 ', 'C-2'] }), null).q).toBe('C-1');
  });

  it('reads what identifies a person from the fragment, whatever its characters, or from where older links had it', () => {
    const people = new ListQuery<CaseQuery>(['status', 'q', 'cursor'], {}, ['q']);
    const query: CaseQuery = { status: 'open', q: '佐藤+1&2=3%#4', cursor: 'opaque' };
    const { queryParams, fragment } = people.toUrl(query);
    expect([queryParams, people.fromUrl(convertToParamMap(queryParams), fragment!), people.isPersonal(query)]).toEqual([
      { status: 'open' },
      query,
      true,
    ]);
    expect([
      people.isMisplaced(convertToParamMap({ q: '佐藤' })),
      people.fromUrl(convertToParamMap({ q: '佐藤' }), null),
    ]).toEqual([true, { q: '佐藤' }]);
    expect([people.isMisplaced(convertToParamMap(queryParams)), people.isPersonal({ status: 'open' })]).toEqual([
      false,
      false,
    ]);
  });

  it('starts at the first page after a change', () => {
    expect(LIST.changed(FULL, { status: 'received' })).toEqual({ ...FULL, status: 'received', cursor: undefined });
  });

  it('distinguishes filters from sort order and page', () => {
    expect(LIST.isFiltered({ sort: 'receivedAt', order: 'asc', cursor: 'opaque' })).toBe(false);
    expect(LIST.isFiltered({ due: 'soon' })).toBe(true);
  });
});
