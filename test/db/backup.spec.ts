import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DataSource } from 'typeorm';
import { closeToPublic, grantServing, openDatabase } from '../../db/data-source';
import { migrateDatabase } from '../../server/src/boot/migrate-database';
import { checkServingUser } from '../../server/src/shared/tenancy/serving-user.check';
import { SYSTEM_SCOPE } from '../../server/src/shared/tenancy/scope';
import { Tenancy } from '../../server/src/shared/tenancy/tenancy';
import { checkTenancy } from '../../server/src/shared/tenancy/tenancy.check';
import { insertFixtures } from '../support/examples/fixtures';
import { createTestDatabase } from '../support/database/test-database';

const run = promisify(execFile);
/** PostgreSQL's own programs, if they are installed: those of the newest version. */
const PROGRAMS = [
  ...(process.env['PATH'] ?? '').split(':'),
  ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
].find((folder) => globSync(`${folder}/pg_dump`).length);
const SERVER = process.env['DATABASE_URL'];

// docs/database.md, step by step; a server has users and can be dumped, the embedded database is a folder.
if (SERVER && PROGRAMS) {
  describe('a backup', () => {
    const id = randomUUID().replaceAll('-', '').slice(0, 12);
    const [owner, serve, backup] = [`shokai_owner_${id}`, `shokai_serve_${id}`, `shokai_backup_${id}`];
    const [source, restored] = [`shokai_source_${id}`, `shokai_restored_${id}`];
    const folder = mkdtempSync(join(tmpdir(), 'shokai-desk-backup-'));
    const file = join(folder, 'shokai.dump');
    let administrator: DataSource;
    beforeAll(async () => {
      administrator = await openDatabase({ url: SERVER });
      await administrator.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD '${id}'; CREATE ROLE ${serve} LOGIN NOINHERIT PASSWORD '${id}';
        CREATE ROLE ${backup} LOGIN BYPASSRLS PASSWORD '${id}'; GRANT pg_read_all_data TO ${backup}; GRANT portal_app, portal_support, portal_intake, portal_system TO ${owner}`);
      for (const name of [source, restored]) await administrator.query(`CREATE DATABASE ${name} OWNER ${owner}`);
      await as(owner, source, async (db) => {
        await migrateDatabase(db);
        await closeToPublic(db);
        await grantServing(db, serve);
        await insertFixtures(db);
      });
    });
    afterAll(async () => {
      for (const name of [source, restored]) await administrator.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      for (const name of [owner, serve, backup]) await administrator.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
      await administrator.destroy();
      rmSync(folder, { recursive: true, force: true });
    });

    const urlOf = (user: string, name: string) =>
      Object.assign(new URL(SERVER), { username: user, password: id, pathname: `/${name}` }).href;
    async function as<T>(user: string, name: string, work: (db: DataSource) => Promise<T>): Promise<T> {
      const db = await openDatabase({ url: urlOf(user, name) });
      try {
        return await work(db);
      } finally {
        await db.destroy();
      }
    }
    const pg = (program: string, ...args: string[]) => run(join(PROGRAMS, program), args);
    const counts = (name: string) =>
      as(serve, name, (db) =>
        new Tenancy(db).as(SYSTEM_SCOPE, (tx) =>
          tx.query(
            `SELECT (SELECT count(*)::int FROM users) AS users, (SELECT count(*)::int FROM contacts) AS contacts, (SELECT count(*)::int FROM merchant_keys) AS keys`,
          ),
        ),
      );

    it('cannot be made by the owner, to whom row-level security applies', async () => {
      await expect(pg('pg_dump', '--format=custom', `--file=${file}`, urlOf(owner, source))).rejects.toThrow(
        /row-level security/,
      );
    });

    it('is made by a user of its own, and restored by the owner for a portal that serves', async () => {
      await pg('pg_dump', '--format=custom', `--file=${file}`, urlOf(backup, source));
      await pg('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${urlOf(owner, restored)}`, file);
      await as(owner, restored, async (db) => {
        expect(await migrateDatabase(db)).toEqual([]);
        await closeToPublic(db);
        await grantServing(db, serve);
      });
      await as(serve, restored, async (db) => {
        await checkTenancy(db);
        await checkServingUser(db);
      });
      const before = await counts(source);
      expect(before).toEqual([{ users: 7, contacts: 3, keys: 4 }]);
      expect(await counts(restored)).toEqual(before);
    });
  });
} else {
  describe('a backup of the embedded database', () => {
    it('is a copy of its folder, as it has no users of its own', async () => {
      const database = await createTestDatabase();
      expect(await database.dataSource.query('SELECT rolname AS name FROM pg_roles WHERE rolcanlogin')).toEqual([
        { name: 'postgres' },
      ]);
      await database.drop();
    });
  });
}
