import { csvQuery } from './csv-download';

const QUERY = {
  orderedFrom: '2026-11-01',
  orderedTo: '2026-11-30',
  customerId: 'sato+1&2@example.jp',
  cursor: 'opaque',
};

describe('the file of a search', () => {
  it('contains the whole result of the search, whatever page is shown', () => {
    expect(csvQuery({ ...QUERY, state: undefined }, 'cp932')).toEqual({
      orderedFrom: '2026-11-01',
      orderedTo: '2026-11-30',
      customerId: 'sato+1&2@example.jp',
      encoding: 'cp932',
    });
  });
});
