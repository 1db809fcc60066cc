import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SANDBOX_CARDS } from '../../server/contract/src/demo';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../server/src/demo/demo-logins';
import { RELEASE } from '../support/portal/release';

const ROOT = join(__dirname, '../..');
/** Excludes names that also mean something else: a merchant's role, the support. */
const LOGINS = DEMO_LOGINS.map(({ userId }) => userId).filter((userId) => userId.includes('-'));

/** The project's own files in a release, with their content. */
function files(...folders: string[]): { name: string; text: string }[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(RELEASE, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(RELEASE.length + 1)
            .replaceAll('\\', '/'),
        ),
    )
    .map((name) => ({ name, text: readFileSync(join(RELEASE, name), 'utf8') }));
}

describe('a release', () => {
  const holders = (of: readonly { name: string; text: string }[], words: readonly string[]) =>
    of.filter(({ text }) => words.some((word) => text.includes(word))).map(({ name }) => name);

  it('contains no program and no data of the demo', () => {
    const server = files('server', 'db', 'mail-templates');
    // Migrations that ran stay as they are: the tables exist, and are empty.
    const names = server.map(({ name }) => name).filter((name) => !name.startsWith('db/migrations/'));
    expect(
      names.filter((name) => /demo|sandbox|shop|checkout|mailbox|simulator|seeds|\.spec\.|\/control\//i.test(name)),
    ).toEqual([]);
    expect(
      holders(server, [
        DEMO_PASSWORD,
        'demo-acquirer-key',
        'demo-merchant-key',
        '/shop',
        '/demo/',
        'control.json',
        'SandboxGateway',
        'DemoClock',
        ...LOGINS,
        ...SANDBOX_CARDS.map(({ number }) => number),
      ]),
    ).toEqual([]);
  });

  it('contains neither the demo’s logins nor its shop in the client', () => {
    const client = files('client');
    expect(client.length).toBeGreaterThan(10);
    expect(
      holders(client, [
        DEMO_PASSWORD,
        ...LOGINS,
        'デモ用',
        '/shop',
        '/api/shop',
        'lost-authorization',
        '/demo/',
        ...SANDBOX_CARDS.map(({ number }) => number),
      ]),
    ).toEqual([]);
  });

  it('is searched for words that really occur in the demo', () => {
    const demo = readdirSync(join(ROOT, 'dist/client/browser'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(ROOT, 'dist/client/browser', name), 'utf8'))
      .join('\n');
    expect(
      [DEMO_PASSWORD, ...LOGINS, 'デモ用', '/api/shop', 'lost-authorization', SANDBOX_CARDS[0]!.number].filter(
        (word) => !demo.includes(word),
      ),
    ).toEqual([]);
    expect(existsSync(join(ROOT, 'dist/server/src/demo/main.js'))).toBe(true);
  });
});
