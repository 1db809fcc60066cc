import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { DECLARED } from '../../db/policies';
import { ROWS } from '../../db/policies/rows';
import type { Declaration, TableAccess } from '../../db/row-level-security/declaration';
import { migrateDatabase } from '../../server/src/boot/migrate-database';
import { checkTenancy } from '../../server/src/shared/tenancy/tenancy.check';
import type { CasePage } from '../../server/contract/src';
import { type Allowed, allowedIn } from '../support/allowed';
import { loggedIn, receivedCase } from '../support/portal/http';
import { type Portal, startPortal } from '../support/portal/start-portal';
import { createEmptyDatabase, createTestDatabase } from '../support/database/test-database';

/** A future release: one migration, one declaration. */
class CaseNotes1999999999000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE case_notes (
      merchant_id text COLLATE "C" NOT NULL,
      case_id bigint NOT NULL,
      note text NOT NULL,
      PRIMARY KEY (merchant_id, case_id),
      FOREIGN KEY (merchant_id, case_id) REFERENCES support_cases (merchant_id, id)
    )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_notes');
  }
}
const CASE_NOTES: TableAccess = {
  portal_app: { may: 'SELECT, INSERT, UPDATE (note)', rows: ROWS.ofUsersCase },
  portal_support: { may: 'SELECT', rows: ROWS.all },
};
const NEXT_RELEASE: Declaration = { ...DECLARED, tables: { ...DECLARED.tables, case_notes: CASE_NOTES } };

describe('a table that the next release adds with its policy', () => {
  const migrate = (database: DataSource) => {
    database.migrations.push(new CaseNotes1999999999000());
    return migrateDatabase(database, { declared: NEXT_RELEASE });
  };
  const isOfNotes = (row: object) => Object.values(row).includes('case_notes');

  it('is allowed as declared after a fresh installation, where all former migrations run before it', async () => {
    const database = await createEmptyDatabase();
    const { dataSource } = database;
    const ran = await migrate(dataSource);
    expect([ran[0], ran.at(-1)]).toEqual(['Roles1795320000000', 'CaseNotes1999999999000']);
    await expect(checkTenancy(dataSource, NEXT_RELEASE)).resolves.toBeUndefined();
    const { policies, forced, tables } = await allowedIn(dataSource);
    expect(policies!.filter(isOfNotes)).toMatchObject([
      { policyname: 'case_notes_portal_app', cmd: 'ALL', roles: '{portal_app}' },
      { policyname: 'case_notes_portal_support', cmd: 'SELECT', roles: '{portal_support}', qual: 'true' },
    ]);
    expect(forced!.filter(isOfNotes)).toMatchObject([{ relrowsecurity: true, relforcerowsecurity: true }]);
    expect(tables!.filter(isOfNotes)).toMatchObject([
      { grantee: 'portal_app', privilege_type: 'INSERT' },
      { grantee: 'portal_app', privilege_type: 'SELECT' },
      { grantee: 'portal_support', privilege_type: 'SELECT' },
    ]);
    await database.drop();
  });

  it('is named at the start of a portal that does not declare it', async () => {
    const database = await createTestDatabase();
    const { dataSource } = database;
    dataSource.migrations.push(new CaseNotes1999999999000());
    await migrateDatabase(dataSource);
    await expect(checkTenancy(dataSource)).rejects.toThrow(
      'table case_notes has a merchant_id but no declaration in db/policies',
    );
    await database.drop();
  });

  describe('in a portal that has rows', () => {
    let portal: Portal;
    let cases: { readonly id: string; readonly caseNumber: string }[];
    let before: Allowed;
    beforeAll(async () => {
      portal = await startPortal();
      for (const serviceId of ['001', '002']) await receivedCase(portal, { serviceId });
      cases = await portal.rows(`SELECT id, case_number AS "caseNumber" FROM support_cases ORDER BY id`);
      before = await allowedIn(portal.database);
      expect(await migrate(portal.database)).toEqual(['CaseNotes1999999999000']);
    });
    afterAll(() => portal.stop());

    const as = <T>(role: string, services: string, sql: string): Promise<T[]> =>
      portal.database.transaction(async (tx) => {
        await tx.query(
          `SET LOCAL ROLE ${role}; SET LOCAL app.merchant_id = '12345'; SET LOCAL app.service_ids = '${services}'`,
        );
        return tx.query(sql);
      });

    it('shows and accepts rows as its declaration says', async () => {
      for (const { id } of cases)
        await as('portal_app', '*', `INSERT INTO case_notes VALUES ('12345', ${id}, 'called back')`);
      const seen = (role: string, services: string) => as(role, services, 'SELECT case_id FROM case_notes ORDER BY 1');
      expect(await seen('portal_app', '*')).toEqual(cases.map(({ id }) => ({ case_id: id })));
      expect(await seen('portal_app', '002')).toEqual([{ case_id: cases[1]!.id }]);
      expect(await seen('portal_app', '')).toEqual([]);
      expect(await seen('portal_support', '')).toHaveLength(2);
      await expect(seen('portal_intake', '*')).rejects.toThrow(/permission denied/);
      await expect(as('portal_app', '*', 'DELETE FROM case_notes')).rejects.toThrow(/permission denied/);
      await expect(as('portal_support', '*', `UPDATE case_notes SET note = ''`)).rejects.toThrow(/permission denied/);
      await expect(
        as('portal_app', '001', `INSERT INTO case_notes VALUES ('12345', ${cases[1]!.id}, 'of another service')`),
      ).rejects.toThrow(/row-level security/);
    });

    it('changes nothing for the existing tables, nor for transactions that are running', async () => {
      await expect(checkTenancy(portal.database, NEXT_RELEASE)).resolves.toBeUndefined();
      const after = await allowedIn(portal.database);
      for (const [view, rows] of Object.entries(after))
        expect([view, rows.filter((row) => !isOfNotes(row))]).toEqual([view, before[view]]);
      const staff = await loggedIn(portal, 'staff');
      const { body } = await staff.get<CasePage>('/api/cases');
      expect(body.items.map(({ caseNumber }) => caseNumber).sort()).toEqual(cases.map(({ caseNumber }) => caseNumber));
    });
  });
});
