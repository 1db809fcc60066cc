import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../support/portal/http';
import type { PortalProcess } from '../support/portal/portal-process';
import { NO_DATABASE, PRODUCTION, readOnlyRelease, RELEASE, runRelease } from '../support/portal/release';
import { createServingUser, type ServingUser } from '../support/database/serving-user';
import { createTestDatabase, ON_SERVER, type TestDatabase } from '../support/database/test-database';
import { until } from '../support/portal/until';

interface Lock {
  readonly packages: Record<string, { readonly version: string; readonly integrity?: string; readonly dev?: boolean }>;
}

const lockOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;

describe('a release', () => {
  let folder: string;
  let database: TestDatabase | undefined;
  let user: ServingUser | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shokai-desk-release-'));
    database = ON_SERVER ? await createTestDatabase() : undefined;
    user = database && (await createServingUser(database.dataSource));
  });
  afterAll(async () => {
    await user?.drop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs in a read-only folder, for a user without rights, with nothing around it, and exits with 0', async () => {
    const release = readOnlyRelease(join(folder, 'release'));
    const portal = await runRelease(release, 'main.js', {
      ...PRODUCTION,
      DATABASE_URL: user?.url(database!.url!) ?? NO_DATABASE,
    });
    await until(async () => (await statusOf(portal, '/health/live')) === 200, portal.printed);
    // Without a server it opens its port and waits; by then all its modules are loaded.
    await until(async () => (await statusOf(portal, '/health/ready')) === (database ? 200 : 503), portal.printed);
    if (database) {
      const page = await fetch(`${portal.url}/login`).then((reply) => reply.text());
      const script = /src="(\/main-[\w-]+\.js)"/.exec(page)![1]!;
      expect([await statusOf(portal, script), await statusOf(portal, '/api/session')]).toEqual([200, 200]);
    }
    expect(await portal.end('SIGTERM')).toBe(0);
  }, 180_000);

  it('contains the packages of production in the versions of the repository, and no tools', () => {
    const [own, whole] = [lockOf(RELEASE), lockOf(join(__dirname, '../..'))];
    const names = Object.keys(own.packages).filter(Boolean);
    expect(names.filter((name) => own.packages[name]!.version !== whole.packages[name]?.version)).toEqual([]);
    expect(names.filter((name) => whole.packages[name]!.dev)).toEqual([]);
    const installed = readdirSync(join(RELEASE, 'node_modules'));
    expect(installed).toEqual(expect.arrayContaining(['@nestjs', 'fastify', 'node', 'pg', 'typeorm']));
    expect(
      installed.filter((name) => /^(@angular|@playwright|@swc|esbuild|eslint|jest|nx|typescript)$/.test(name)),
    ).toEqual([]);
  });

  it('can be installed only from verified packages: every entry of the lock has an integrity hash', () => {
    const { packages } = lockOf(join(__dirname, '../..'));
    expect(Object.keys(packages).filter((name) => name && !packages[name]!.integrity)).toEqual([]);
  });
});

async function statusOf({ url }: PortalProcess, path: string): Promise<number> {
  return call({ url }, 'GET', path).then(
    ({ status }) => status,
    () => 0,
  );
}
