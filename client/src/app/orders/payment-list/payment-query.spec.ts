import { convertToParamMap } from '@angular/router';
import { PAYMENT_LIST } from './payment-query';

const QUERY = {
  orderedFrom: '2026-11-01',
  orderedTo: '2026-11-30',
  customerId: 'sato+1&2@example.jp',
  cursor: 'opaque',
};

describe('the query of 決済情報 確認', () => {
  it('puts what identifies a person behind the # only, together with the cursor of that search', () => {
    const { queryParams, fragment } = PAYMENT_LIST.toUrl(QUERY);
    expect(queryParams).toEqual({ orderedFrom: '2026-11-01', orderedTo: '2026-11-30' });
    expect(PAYMENT_LIST.fromUrl(convertToParamMap(queryParams), fragment!)).toEqual(QUERY);
  });
});
