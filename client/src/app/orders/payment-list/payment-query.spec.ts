import { convertToParamMap } from '@angular/router';
import { PAYMENT_LIST, csvQuery } from './payment-query';

const QUERY = {
  orderedFrom: '2026-11-01',
  orderedTo: '2026-11-30',
  customerId: 'sato+1&2@example.jp',
  cursor: 'opaque',
};

describe('the file of a search for payments', () => {
  it('contains the whole result of the search, whatever page is shown', () => {
    expect(csvQuery({ ...QUERY, state: undefined }, 'cp932')).toEqual({
      orderedFrom: '2026-11-01',
      orderedTo: '2026-11-30',
      customerId: 'sato+1&2@example.jp',
      encoding: 'cp932',
    });
  });
});

describe('the query of 決済情報 確認', () => {
  it('puts what identifies a person behind the # only, together with the cursor of that search', () => {
    const { queryParams, fragment } = PAYMENT_LIST.toUrl(QUERY);
    expect(queryParams).toEqual({ orderedFrom: '2026-11-01', orderedTo: '2026-11-30' });
    expect(PAYMENT_LIST.fromUrl(convertToParamMap(queryParams), fragment!)).toEqual(QUERY);
  });
});
