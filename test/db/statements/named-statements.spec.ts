import { openDatabase } from '../../../db/data-source';
import { prepared } from '../../../server/src/shared/database/statement';
import { nameOf, onConnection, sendTogether } from '../../../server/src/shared/tenancy/pipeline';

describe('the names of prepared statements', () => {
  it('leave names for statements by key, however many lists are read', () => {
    const lists = Array.from({ length: 1_000 }, (_, i) => nameOf({ text: `SELECT ${i} LIMIT 51`, prepared: 'page' }));
    const named = lists.filter((name) => name !== undefined);
    expect([new Set(named).size, lists.at(-1)]).toEqual([250, undefined]);
    expect(nameOf({ text: 'SELECT 0 LIMIT 51', prepared: 'page' })).toBe(lists[0]);
    expect(nameOf(prepared('SELECT * FROM answers WHERE id = $1'))).toMatch(/^[0-9a-f]{32}$/);
  });

  it('also work on the embedded database, even after a statement about a table that did not exist yet', async () => {
    const database = await openDatabase({ embedded: { dataDir: 'memory://' } });
    const lookUp = async () => {
      const asked = prepared('SELECT name FROM shops WHERE id = $1', [1]);
      return (await onConnection(database, (connection) => sendTogether(connection, [asked])))[0];
    };
    await expect(lookUp()).rejects.toThrow(/shops/);
    await database.query(`CREATE TABLE shops AS SELECT 1 AS id, '北のめぐみ市場' AS name`);
    for (let i = 0; i < 2; i++) expect(await lookUp()).toEqual([{ name: '北のめぐみ市場' }]);
    expect(
      await database.query('SELECT name, (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements'),
    ).toEqual([{ name: expect.stringMatching(/^[0-9a-f]{32}$/), times: 2 }]);
    await database.destroy();
  });

  it('are not given to a list that is planned for its values', () => {
    expect(nameOf({ text: 'SELECT * FROM orders WHERE customer_id = $1 LIMIT 51' })).toBeUndefined();
  });
});
