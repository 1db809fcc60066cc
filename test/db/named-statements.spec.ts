import { openDatabase } from '../../db/data-source';
import { KEEPS_PLAN, nameOf } from '../../db/named-statements';

describe('the names by which statements are kept prepared', () => {
  it('leaves names for statements by key, however many lists somebody goes through', () => {
    const lists = Array.from({ length: 1_000 }, (_, i) => nameOf(`${KEEPS_PLAN}SELECT ${i} LIMIT 51`));
    const named = lists.filter((name) => name !== undefined);
    expect([new Set(named).size, lists.at(-1)]).toEqual([250, undefined]);
    expect(nameOf(`${KEEPS_PLAN}SELECT 0 LIMIT 51`)).toBe(lists[0]);
    expect(nameOf('SELECT * FROM answers WHERE id = $1')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('are known to the embedded database too, also to one that was asked for what was not there yet', async () => {
    const database = await openDatabase({ embedded: { dataDir: 'memory://' } });
    const lookUp = () => database.query('SELECT name FROM shops WHERE id = $1', [1]);
    await expect(lookUp()).rejects.toThrow(/shops/);
    await database.query(`CREATE TABLE shops AS SELECT 1 AS id, '北のめぐみ市場' AS name`);
    for (let i = 0; i < 2; i++) expect(await lookUp()).toEqual([{ name: '北のめぐみ市場' }]);
    expect(
      await database.query('SELECT name, (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements'),
    ).toEqual([{ name: expect.stringMatching(/^[0-9a-f]{32}$/), times: 2 }]);
    await database.destroy();
  });

  it('gives none to a list that may be planned for its values', () => {
    expect(nameOf('SELECT * FROM orders WHERE customer_id = $1 LIMIT 51')).toBeUndefined();
  });
});
