import { csvUrl } from './payment-query';

describe('the file of a search for payments', () => {
  it('holds the whole result of the search, whatever page is shown', () => {
    const query = { orderedFrom: '2026-11-01', orderedTo: '2026-11-30', customerId: 'C 1&2', cursor: 'opaque' };
    expect(csvUrl(query, 'cp932')).toBe('/api/payments.csv?orderedFrom=2026-11-01&orderedTo=2026-11-30&customerId=C+1%262&encoding=cp932');
  });
});
