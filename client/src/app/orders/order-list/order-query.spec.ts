import { convertToParamMap } from '@angular/router';
import type { OrderQuery } from '@contract';
import { ORDER_LIST } from './order-query';

const FULL: Required<OrderQuery> = {
  numberFrom: 'HN-1',
  numberTo: 'HN-9',
  status: 'paid',
  name: '佐藤',
  kana: 'サトウ',
  email: 'k.sato@example.jp',
  phone: '0312345678',
  paymentMethod: 'credit_card',
  orderedFrom: '2026-11-01',
  orderedTo: '2026-11-30',
  updatedFrom: '2026-11-02',
  updatedTo: '2026-11-29',
  totalFrom: '1000',
  totalTo: '50000',
  productName: '紅茶',
  trackingId: '01234567890123',
  customerId: 'C-1',
  attention: 'expiring',
  service: '12345-001',
  merchant: '12345',
  sort: 'updatedAt',
  order: 'asc',
  cursor: 'opaque',
};

describe('the query of 受注管理', () => {
  it('survives the round trip through the URL', () => {
    const { queryParams, fragment } = ORDER_LIST.toUrl(FULL);
    expect(ORDER_LIST.fromUrl(convertToParamMap(queryParams), fragment!)).toEqual(FULL);
  });

  it('puts what identifies a person behind the #, together with the cursor of such a list', () => {
    const { queryParams, fragment } = ORDER_LIST.toUrl(FULL);
    expect([...new URLSearchParams(fragment).keys()].sort()).toEqual([
      'cursor',
      'customerId',
      'email',
      'kana',
      'name',
      'phone',
    ]);
    expect(Object.keys(queryParams).filter((name) => new URLSearchParams(fragment).has(name))).toEqual([]);
  });

  it('shows the newest order first, with a short URL', () => {
    expect(ORDER_LIST.fromUrl(convertToParamMap({}), null)).toEqual({ sort: 'orderedAt', order: 'desc' });
    expect(ORDER_LIST.toUrl({ sort: 'orderedAt', order: 'desc', attention: 'unrefunded', cursor: 'opaque' })).toEqual({
      queryParams: { attention: 'unrefunded', cursor: 'opaque' },
      fragment: undefined,
    });
  });
});
