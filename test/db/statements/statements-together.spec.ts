import type { EntityManager } from 'typeorm';
import { prepared, type Statement } from '../../../server/src/shared/database/statement';
import { ALL_SERVICES, merchantScope } from '../../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../../server/src/shared/tenancy/tenancy';
import { receivedCase } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('row-level security', () => {
  let portal: Portal;
  let tenancy: Tenancy;
  beforeAll(async () => {
    portal = await startPortal();
    tenancy = new Tenancy(portal.database);
    await receivedCase(portal, { serviceId: '001' });
    await receivedCase(portal, { serviceId: '002' });
    await receivedCase(portal, { merchantId: '67890', serviceId: '001' });
  });
  afterAll(() => portal.stop());

  const asMerchant = <T>(merchantId: string, work: (tx: EntityManager) => Promise<T>) =>
    tenancy.as(merchantScope(merchantId, null), work);
  const REMEMBER_DESK = `INSERT INTO contact_desks (merchant_id, service_id, desk) VALUES ('12345', '002', '{"name":"stray"}')`;
  const strayDesks = () => portal.rows(`SELECT 1 FROM contact_desks WHERE desk ->> 'name' = 'stray'`);

  it('executes statements that were sent together in their order', async () => {
    const found = await asMerchant('12345', async (tx) => {
      const [, desks] = (await Promise.all([
        tx.query(REMEMBER_DESK),
        tx.query(`SELECT desk FROM contact_desks WHERE service_id = '002'`),
      ])) as [unknown, { desk: object }[]];
      await tx.query('ROLLBACK');
      return desks;
    });
    expect(found).toEqual([{ desk: { name: 'stray' } }]);
  });

  it('rolls back all statements that were sent together when one fails', async () => {
    await expect(
      asMerchant('12345', (tx) =>
        Promise.all([tx.query(REMEMBER_DESK), tx.query('SELECT 1 / 0'), tx.query('SELECT 1')]),
      ),
    ).rejects.toThrow(/division by zero/);
    expect(await strayDesks()).toEqual([]);
  });

  const scope = merchantScope('12345', ALL_SERVICES);
  const MERCHANTS = prepared<{ merchant_id: string }>('SELECT DISTINCT merchant_id FROM support_cases');
  const FAILS: Statement = { text: 'SELECT 1 / 0', values: [] };
  const STRAY_DESK: Statement = { text: REMEMBER_DESK, values: [] };

  it('executes statements that are read together, and returns their rows by name', async () => {
    const found = await tenancy.read(scope, { merchants: MERCHANTS, left: null, of: [MERCHANTS, { same: MERCHANTS }] });
    const rows = [{ merchant_id: '12345' }];
    expect(found).toEqual({ merchants: rows, left: null, of: [rows, { same: rows }] });
  });

  it('rolls back everything that was read together when one fails, and names the one that failed', async () => {
    await expect(tenancy.read(scope, [STRAY_DESK, FAILS, MERCHANTS])).rejects.toThrow('division by zero');
    expect(await strayDesks()).toEqual([]);
    expect(await tenancy.read(scope, MERCHANTS)).toEqual([{ merchant_id: '12345' }]);
  });

  it('reads by the rows that were found before, twice if needed', async () => {
    const casesOf = (merchantId: string): Statement<{ n: number }> =>
      prepared('SELECT count(*)::int AS n FROM support_cases WHERE merchant_id = $1', [merchantId]);
    const [merchants, { n }] = await tenancy.readThen(scope, MERCHANTS, ([merchant]) => ({
      n: casesOf(merchant!.merchant_id),
    }));
    expect([merchants, n]).toEqual([[{ merchant_id: '12345' }], [{ n: expect.any(Number) }]]);
    const nothingBetween = await tenancy.readThen(
      scope,
      MERCHANTS,
      () => null,
      ([merchant], nothing) => ({ n: casesOf(merchant!.merchant_id), nothing: nothing === null ? MERCHANTS : null }),
    );
    expect(nothingBetween).toEqual([merchants, null, { n, nothing: merchants }]);
  });

  it('rolls back what was found and written when something fails in between or at the end', async () => {
    const writes = () => STRAY_DESK;
    const refuses = () => {
      throw new Error('not found');
    };
    await expect(tenancy.readThen(scope, STRAY_DESK, refuses)).rejects.toThrow('not found');
    await expect(tenancy.readThen(scope, MERCHANTS, writes, refuses)).rejects.toThrow('not found');
    await expect(tenancy.readThen(scope, MERCHANTS, writes, () => FAILS)).rejects.toThrow('division by zero');
    await expect(tenancy.readThen(scope, FAILS, writes)).rejects.toThrow('division by zero');
    expect(await strayDesks()).toEqual([]);
    expect(await tenancy.readThen(scope, MERCHANTS, () => null)).toEqual([[{ merchant_id: '12345' }], null]);
  });

  it.each([
    ['failed', 'SELECT 1 / 0'],
    ['succeeded', 'SELECT 1'],
  ])(
    'refuses a statement that is sent while a transaction that has %s is being ended: it would run as the server',
    async (_, sql) => {
      let late: Promise<unknown> | undefined;
      await asMerchant('12345', (tx) => {
        const asked = tx.query(sql);
        late = asked
          .catch(() => undefined)
          .then(stepsLater)
          .then(() => tx.query(REMEMBER_DESK));
        late.catch(() => undefined);
        return asked;
      }).catch((error: Error) => expect(error.message).toMatch(/division by zero/));
      // The embedded database has ended the transaction by then.
      await expect(late).rejects.toThrow(/asked after the end of its transaction|connection .* was already released/);
      expect(await strayDesks()).toEqual([]);
    },
  );
});

/** After all microtasks that follow, and before any response of a database. */
async function stepsLater(): Promise<void> {
  for (let step = 0; step < 100; step++) await Promise.resolve();
}
