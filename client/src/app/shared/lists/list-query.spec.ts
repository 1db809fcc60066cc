import { convertToParamMap } from '@angular/router';
import type { CaseQuery } from '@contract';
import { ListQuery } from './list-query';

const LIST = new ListQuery<CaseQuery>(
  ['category', 'status', 'noticeType', 'service', 'merchant', 'due', 'requestedFrom', 'requestedTo', 'q', 'sort', 'order', 'cursor'],
  { sort: 'answerDueOn', order: 'asc' },
);
const FULL: CaseQuery = {
  category: 'usage_inquiry_and_cancellation', status: 'open', noticeType: 'usage_inquiry.other', service: '12345-001', merchant: '12345', due: 'soon',
  requestedFrom: '2026-11-01', requestedTo: '2026-11-30', q: 'SD-0000000123', sort: 'receivedAt', order: 'desc', cursor: 'opaque',
};

describe('a list’s query in the URL', () => {
  it('comes back whole', () => {
    expect(LIST.fromUrl(convertToParamMap(LIST.toUrl(FULL)))).toEqual(FULL);
  });

  it('is ordered as usual unless the URL says otherwise', () => {
    expect(LIST.fromUrl(convertToParamMap({}))).toEqual({ sort: 'answerDueOn', order: 'asc' });
  });

  it('keeps what is empty or usual out of the URL', () => {
    expect(LIST.toUrl({ sort: 'answerDueOn', order: 'asc', q: '', status: undefined, due: 'overdue' })).toEqual({ due: 'overdue' });
    expect(LIST.toUrl({ sort: 'answerDueOn', order: 'desc' })).toEqual({ sort: 'answerDueOn', order: 'desc' });
  });

  it('leaves wrong values to the server and drops unknown names', () => {
    expect(LIST.fromUrl(convertToParamMap({ status: 'nonsense', utm_source: 'mail' }))).toEqual({ status: 'nonsense', sort: 'answerDueOn', order: 'asc' });
  });

  it('takes the first of repeated parameters, without blanks around it', () => {
    expect(LIST.fromUrl(convertToParamMap({ q: [' C-1 ', 'C-2'] })).q).toBe('C-1');
  });

  it('begins at the first page after a change', () => {
    expect(LIST.changed(FULL, { status: 'received' })).toEqual({ ...FULL, status: 'received', cursor: undefined });
  });

  it('tells filters from order and page', () => {
    expect(LIST.isFiltered({ sort: 'receivedAt', order: 'asc', cursor: 'opaque' })).toBe(false);
    expect(LIST.isFiltered({ due: 'soon' })).toBe(true);
  });
});
