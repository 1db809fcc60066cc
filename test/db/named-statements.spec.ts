import { KEEPS_PLAN, nameOf } from '../../db/named-statements';

describe('the names by which statements are kept prepared', () => {
  it('leaves names for statements by key, however many lists somebody goes through', () => {
    const lists = Array.from({ length: 1_000 }, (_, i) => nameOf(`${KEEPS_PLAN}SELECT ${i} LIMIT 51`));
    const named = lists.filter((name) => name !== undefined);
    expect([new Set(named).size, lists.at(-1)]).toEqual([250, undefined]);
    expect(nameOf(`${KEEPS_PLAN}SELECT 0 LIMIT 51`)).toBe(lists[0]);
    expect(nameOf('SELECT * FROM answers WHERE id = $1')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gives none to a list that may be planned for its values', () => {
    expect(nameOf('SELECT * FROM orders WHERE customer_id = $1 LIMIT 51')).toBeUndefined();
  });
});
