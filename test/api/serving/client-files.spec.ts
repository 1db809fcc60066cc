import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ClientFilesTask } from '../../../server/src/portal/client-files.task';
import { PRODUCTION } from '../../support/portal/release';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const BUILT = join(__dirname, '../../../dist/client/browser');
const OLD = 'answer-page-Old1_Rel.js';
const CODE = `export const title = '回答の入力';`;
const IMMUTABLE = 'public, max-age=31536000, immutable';
const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('the client’s files of other releases', () => {
  let portal: Portal;
  let folder: string;
  beforeAll(async () => {
    portal = await startPortal({ ...PRODUCTION, DEMO: '0', DATABASE_URL: 'postgres://127.0.0.1/portal' });
    folder = mkdtempSync(join(tmpdir(), 'shokai-desk-client-'));
    for (const [name, content] of Object.entries({
      [OLD]: CODE,
      'styles-Old1_Rel.css': 'p { margin: 0 }',
      'index.html': '<html>',
    })) {
      writeFileSync(join(folder, name), content);
      writeFileSync(join(folder, `${name}.gz`), gzipSync(content));
    }
    await task().run(folder);
  });
  afterAll(async () => {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const task = () => portal.app.get(ClientFilesTask, { strict: false });
  const kept = async () =>
    (await portal.rows<{ path: string }>('SELECT path FROM client_files ORDER BY path')).map(({ path }) => path);
  const own = () =>
    readdirSync(BUILT).filter((name) => existsSync(join(BUILT, `${name}.gz`)) && /-[\w-]{8}\.\w+$/.test(name));
  const ask = (path: string, init: RequestInit = {}) => fetch(`${portal.url}/${path}`, init);

  it('are stored in the database before a portal takes requests, only those with a hash in their names', async () => {
    expect(own().length).toBeGreaterThan(10);
    expect(await kept()).toEqual([...own(), OLD, 'styles-Old1_Rel.css'].sort());
  });

  it.each(['gzip, br', 'identity'])(
    'are sent like the portal’s own files, to clients that accept %s',
    async (encoding) => {
      const [script, styles, head] = await Promise.all([
        ask(OLD, { headers: { 'accept-encoding': encoding } }),
        ask('styles-Old1_Rel.css'),
        ask(OLD, { method: 'HEAD' }),
      ]);
      expect([
        script.status,
        await script.text(),
        script.headers.get('content-type'),
        script.headers.get('cache-control'),
      ]).toEqual([200, CODE, 'text/javascript; charset=utf-8', IMMUTABLE]);
      expect([styles.status, styles.headers.get('content-type'), head.status, await head.text()]).toEqual([
        200,
        'text/css; charset=utf-8',
        200,
        '',
      ]);
      const present = await ask(own().find((name) => name.endsWith('.js'))!);
      expect([
        present.status,
        present.headers.get('content-type'),
        present.headers.get('x-content-type-options'),
      ]).toEqual([200, expect.stringContaining('javascript'), script.headers.get('x-content-type-options')]);
    },
  );

  it('are answered with 404, never with a page, when no portal has them', async () => {
    for (const path of ['answer-page-Xxxxxxxx.js', 'styles-Xxxxxxxx.css', `assets/${OLD}`, '%ff-Old1_Rel.js']) {
      for (const accept of ['*/*', BROWSER]) {
        const reply = await ask(path, { headers: { accept } });
        expect([
          reply.status === 400 ? 404 : reply.status,
          reply.headers.get('content-type'),
          reply.headers.get('cache-control'),
        ]).toEqual([404, 'application/problem+json; charset=utf-8', 'no-store']);
      }
    }
  });

  it('are kept for a day after a portal last renewed their entries; its own are kept', async () => {
    const ago = (hours: number, path: string) =>
      portal.rows(`UPDATE client_files SET last_seen_at = now() - make_interval(hours => $1) WHERE path = $2`, [
        hours,
        path,
      ]);
    await ago(24, OLD);
    await ago(26, 'styles-Old1_Rel.css');
    await ago(500, own()[0]!);
    await task().run();
    expect(await kept()).toEqual([...own(), OLD].sort());
    expect((await ask('styles-Old1_Rel.css')).status).toBe(404);
    await portal.rows('DELETE FROM client_files WHERE path = $1', [own()[0]]);
    await task().run();
    expect(await kept()).toContain(own()[0]);
    const [row] = await portal.rows<{ content: Buffer }>('SELECT content FROM client_files WHERE path = $1', [
      own()[0],
    ]);
    expect(Buffer.from(row!.content).equals(readFileSync(join(BUILT, `${own()[0]}.gz`)))).toBe(true);
  });

  it('are stored by several portals that start on one database at the same time', async () => {
    await portal.rows('DELETE FROM client_files');
    await Promise.all([task().run(), task().run(folder), task().run()]);
    expect(await kept()).toEqual([...own(), OLD, 'styles-Old1_Rel.css'].sort());
  });
});

it('a demo stores none: its client is rebuilt at each start', async () => {
  const demo = await startPortal();
  expect(await demo.rows('SELECT path FROM client_files')).toEqual([]);
  await demo.stop();
});
