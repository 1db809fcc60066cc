import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { NO_DATABASE, PRODUCTION, runCommand } from '../support/portal/release';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'shokai-desk-commands-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: readonly string[], env: Record<string, string> = {}) =>
  runCommand(folder, program, args, env);

describe('a command', () => {
  it.each([
    ['migrate.js', []],
    ['admin-create.js', ['root-admin', 'root@example.jp']],
    ['keys-rotate.js', []],
  ])('refuses to run without a named database: %s', async (program, args) => {
    const { code, output } = await run(program, args);
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(
        /^DATABASE_URL is not set: set it, or add --embedded if the embedded database in .*data \(DATA_DIR\) is meant\.\n$/,
      ),
    ]);
  });

  it.each([
    ['migrate.js', ['--revert']],
    ['migrate.js', ['twice']],
    ['admin-create.js', ['root-admin']],
    ['admin-create.js', ['root-admin', 'root@example.jp', '--role=x']],
    ['keys-rotate.js', ['--force']],
    ['keys-rotate.js', ['now']],
    ['main.js', ['--demo']],
    ['main.js', ['portal']],
  ])('prints its usage after wrong arguments: %s %s', async (program, args) => {
    const { code, output } = await run(program, args);
    expect([code, output]).toEqual([1, expect.stringContaining('usage: npm run ')]);
    expect(output).not.toContain('    at ');
  });

  it('prints its usage on request, which is not a failure', async () => {
    expect(await run('migrate.js', ['--help'])).toEqual({
      code: 0,
      output: expect.stringMatching(/--embedded +the embedded database in DATA_DIR instead/),
    });
    expect(await run('keys-rotate.js', ['--help'])).toEqual({
      code: 0,
      output: expect.stringMatching(/--give-up-unreadable .*\n +--embedded +the embedded database/),
    });
    expect(await run('main.js', ['--help'])).toEqual({
      code: 0,
      output: expect.stringContaining('usage: npm run serve'),
    });
    expect(await run('admin-create.js', ['-h'])).toEqual({
      code: 0,
      output: expect.stringContaining('usage: npm run admin:create -- USERID EMAIL'),
    });
  });

  it('refuses two databases at a time', async () => {
    const { code, output } = await run('keys-rotate.js', ['--embedded'], { DATABASE_URL: NO_DATABASE });
    expect([code, output]).toEqual([
      1,
      '--embedded is given and DATABASE_URL is set: leave out the one that is not meant.\n',
    ]);
  });

  it('uses the embedded database where it is requested, and says so', async () => {
    const env = { MASTER_KEY: PRODUCTION.MASTER_KEY };
    expect(await run('migrate.js', ['--embedded'], env)).toEqual({
      code: 0,
      output: expect.stringMatching(/^Database: the embedded one in .*data\nmigrated: /),
    });
    expect(await run('keys-rotate.js', ['--embedded'], env)).toEqual({
      code: 0,
      output: expect.stringMatching(
        /^Database: the embedded one in .*data\n[^]*Nothing is left under a former master key/,
      ),
    });
  });

  it.each([['migrate.js'], ['keys-rotate.js']])('names an unreachable server in one line: %s', async (program) => {
    const { code, output } = await run(program, [], {
      DATABASE_URL: 'postgres://app:hidden@127.0.0.1:9/portal',
      MASTER_KEY: PRODUCTION.MASTER_KEY,
    });
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(
        /^Database: portal on 127\.0\.0\.1:9 as app\nThe database portal on 127\.0\.0\.1:9 as app cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:9\. .*\n$/,
      ),
    ]);
  });
});

// These states only exist on a server: empty, refused, migrated by two commands concurrently.
if (ON_SERVER) {
  describe('on a server', () => {
    let database: TestDatabase;
    const url = (name: string, user?: string) => {
      const changed = new URL(database.url!);
      changed.pathname = `/${name}`;
      if (user) changed.username = user;
      return changed.href;
    };
    beforeAll(async () => (database = await createTestDatabase()));
    afterAll(() => database.drop());

    it('two concurrent migrations run one after the other, and the second finds nothing to do', async () => {
      const name = `shokai_test_migrated_twice_${process.pid}`;
      const server = new Client({ connectionString: database.url });
      await server.connect();
      try {
        await server.query(`CREATE DATABASE ${name}`);
        const both = await Promise.all([
          run('migrate.js', [], { DATABASE_URL: url(name) }),
          run('migrate.js', [], { DATABASE_URL: url(name) }),
        ]);
        expect(both.map(({ code }) => code)).toEqual([0, 0]);
        const [first, second] = both.map(({ output }) => output).sort((a, b) => b.length - a.length) as [
          string,
          string,
        ];
        expect(first).toMatch(new RegExp(`^Database: ${name} on .*\n(Another migration .*\n)?migrated: Roles\\d+\n`));
        expect(second).toMatch(/nothing to migrate\n$/);
      } finally {
        await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await server.end();
      }
    });

    it('an unknown database or user is named, with the remedy', async () => {
      const missing = await run('migrate.js', [], { DATABASE_URL: url('no_such_database') });
      expect([missing.code, missing.output]).toEqual([
        1,
        expect.stringMatching(/refuses: database "no_such_database" does not exist\. Remedy: create it \(createdb\)/),
      ]);
      const nobody = await run('main.js', [], { ...PRODUCTION, DATABASE_URL: url('postgres', 'no_such_user') });
      expect([nobody.code, nobody.output]).toEqual([
        1,
        expect.stringMatching(
          /as no_such_user refuses: .*no_such_user.*Remedy: correct the (user|password) in DATABASE_URL/,
        ),
      ]);
    });

    it('a server without TLS is reported where TLS is required', async () => {
      const { code, output } = await run('migrate.js', [], { DATABASE_URL: `${database.url}?sslmode=verify-full` });
      expect([code, output]).toEqual([
        1,
        expect.stringMatching(/which the server of .* does not offer|is not trusted/),
      ]);
    });

    it('a schema of a later release is neither served nor migrated', async () => {
      await database.dataSource.query(
        `INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'Later1999999999999')`,
      );
      for (const program of ['main.js', 'migrate.js']) {
        const { code, output } = await run(program, [], { ...PRODUCTION, DATABASE_URL: database.url! });
        expect([program, code, output]).toEqual([
          program,
          1,
          expect.stringMatching(
            /The database has been migrated by a later release than this one, which does not know Later1999999999999: /,
          ),
        ]);
      }
      await database.dataSource.query(`DELETE FROM migrations WHERE name LIKE 'Later%'`);
    });

    it('a policy that was changed by hand keeps the portal from starting, until migrate puts it right', async () => {
      const env = { ...PRODUCTION, DATABASE_URL: database.url! };
      await database.dataSource.query('ALTER POLICY orders_portal_app ON orders USING (true)');
      expect(await run('main.js', [], env)).toEqual({
        code: 1,
        output: expect.stringMatching(
          /^Tenancy is not safe: policy orders_portal_app of table orders is not as declared\.\nnpm run migrate puts right .*\n$/,
        ),
      });
      expect(await run('migrate.js', [], env)).toEqual({
        code: 0,
        output: expect.stringMatching(/nothing to migrate\npolicies and grants applied: 1\n$/),
      });
      // The next thing that is wrong: the suite's own user.
      expect(await run('main.js', [], env)).toEqual({
        code: 1,
        output: expect.stringMatching(/must not serve the portal: it is a superuser/),
      });
    });

    it('a table with a merchant_id that has no policies is named by migrate, and by the portal', async () => {
      await database.dataSource.query('CREATE TABLE forgotten (merchant_id text)');
      for (const program of ['migrate.js', 'main.js']) {
        const { code, output } = await run(program, [], { ...PRODUCTION, DATABASE_URL: database.url! });
        expect([program, code, output]).toEqual([
          program,
          1,
          expect.stringMatching(
            /^(Database: .*\n)?Tenancy is not safe: table forgotten has a merchant_id but no declaration/m,
          ),
        ]);
      }
      await database.dataSource.query('DROP TABLE forgotten');
    });

    it('an administrator is created in the named database, and nowhere else', async () => {
      const { code, output } = await run('admin-create.js', ['first-admin', 'first@example.jp'], {
        DATABASE_URL: database.url!,
        PORTAL_URL: PRODUCTION.PORTAL_URL,
      });
      expect([code, output]).toEqual([
        0,
        expect.stringMatching(/^Database: shokai_test_\w+ on .*\nhttps:\/\/portal\.example\.jp\/set-password/),
      ]);
      expect(await database.dataSource.query(`SELECT role FROM users WHERE user_id = 'first-admin'`)).toEqual([
        { role: 'support_admin' },
      ]);
    });
  });
}
