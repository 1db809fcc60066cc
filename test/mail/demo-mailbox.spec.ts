import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeliverMailsTask } from '../../server/src/mail/deliver-mails.task';
import { call } from '../support/portal/http';
import { sent } from '../support/cases/intake';
import { type Portal, startPortal } from '../support/portal/start-portal';

let portal: Portal;
let folder: string;
beforeAll(async () => {
  portal = await startPortal();
  folder = join(portal.config.dataDir, 'mailbox');
});
afterAll(() => portal.stop());
beforeEach(() => rmSync(folder, { recursive: true, force: true }));

const page = (path = '') => call<string>(portal, 'GET', `/demo/mailbox${path}`);
const files = () => (existsSync(folder) ? readdirSync(folder).sort() : []);
const deliver = () => portal.app.get(DeliverMailsTask, { strict: false }).run();

async function caseWithMails(): Promise<{ caseNumber: string; names: string[] }> {
  const { caseNumber } = await sent(portal);
  await deliver();
  return { caseNumber, names: files().map((file) => file.replace('.json', '')) };
}

describe('the demo mailbox', () => {
  it('stores each mail as a file and shows the newest first', async () => {
    const { names } = await caseWithMails();
    expect(names).toHaveLength(2);
    portal.clock.advance({ minutes: 1 });
    const { names: all } = await caseWithMails();
    const { status, headers, body } = await page();
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect([...body.matchAll(/href="\/demo\/mailbox\/(\d{8}T[^"]+)"/g)].map(([, name]) => name)).toEqual(
      [...all].reverse(),
    );
    expect(body).toContain('[SBペイメントサービス]利用照会・代行解約発生のご連絡(12345-001)');
    expect(body).toContain('notify-one@example.jp');
  });

  it('says that it is empty before the first mail', async () => {
    const { status, body } = await page();
    expect(status).toBe(200);
    expect(body).toContain('まだ届いたメールはありません');
  });

  it('has one unchanged file for a mail that is delivered twice', async () => {
    const { names } = await caseWithMails();
    writeFileSync(join(folder, `${names[0]}.json`), 'as it was');
    await portal.rows(
      `UPDATE outgoing_mails SET state = 'queued', next_attempt_at = enqueued_at WHERE id::text = ANY ($1)`,
      [names.map((name) => name.slice(20))],
    );
    await deliver();
    expect(files()).toHaveLength(2);
    expect(readFileSync(join(folder, `${names[0]}.json`), 'utf8')).toBe('as it was');
    expect(await portal.rows(`SELECT DISTINCT state FROM outgoing_mails`)).toEqual([{ state: 'sent' }]);
  });

  it('keeps the newest thousand mails', async () => {
    mkdirSync(folder, { recursive: true });
    const name = (i: number) =>
      `20200101T000000${String(i).padStart(3, '0')}Z-00000000-0000-4000-8000-000000000000.json`;
    for (let i = 0; i < 1_000; i++)
      writeFileSync(
        join(folder, name(i)),
        JSON.stringify({
          subject: `古い ${i}`,
          to: 'a@example.jp',
          text: '',
          html: '',
          messageId: '<a@b>',
          sentAt: '2020-01-01T00:00:00Z',
        }),
      );
    await caseWithMails();
    expect(files()).toHaveLength(1_000);
    expect(files()[0]).toBe(name(2));
    const [first, last] = [await page(), await page('?page=10')];
    expect(first.body).toContain('href="/demo/mailbox?page&#x3D;2"');
    expect(last.body).toContain('古い 2<');
    expect((await page('?page=99999')).body).toBe(last.body);
    expect((await page('?page=-1')).body).toBe((await page('?page=x')).body);
  });

  it('shows a mail with a clickable link to the case', async () => {
    const { caseNumber, names } = await caseWithMails();
    const { status, body } = await page(`/${names[0]}`);
    expect(status).toBe(200);
    const link = `${portal.config.portalUrl.origin}/login?next&#x3D;/cases/${caseNumber}`;
    expect(body).toContain(`<a href="${link}">${link}</a>`);
    expect(body).toMatch(/<iframe src="\/demo\/mailbox\/[^"]+\/html" title="[^"]+" sandbox="[^"]+">/);
  });

  it('serves the HTML part under a CSP of its own, only for the portal’s frame', async () => {
    const { names } = await caseWithMails();
    const { headers, body } = await page(`/${names[0]}/html`);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toMatch(
      /sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation$/,
    );
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(body).toContain('<base target="_top">');
  });

  it('escapes everything in a mail, and links only into the portal', async () => {
    mkdirSync(folder, { recursive: true });
    const name = '20261120T000000000Z-00000000-0000-4000-8000-000000000001';
    const evil = '<script>alert(1)</script>"';
    const text = `${evil} https://evil.example.jp/login ${portal.config.portalUrl.origin}.evil.example.jp/ ${portal.config.portalUrl.origin}/login?next=/cases/"onclick=x`;
    writeFileSync(
      join(folder, `${name}.json`),
      JSON.stringify({
        subject: evil,
        to: evil,
        text,
        html: '<html><head></head></html>',
        messageId: evil,
        sentAt: '2026-11-20T00:00:00Z',
      }),
    );
    for (const { body } of [await page(), await page(`/${name}`)]) {
      expect(body).not.toContain('<script');
      expect(body).toContain('&lt;script&gt;');
      expect(
        [...body.matchAll(/href="(https?:[^"]*)"/g)].map(([, href]) => href).filter((href) => href!.includes('evil')),
      ).toEqual([]);
    }
  });

  it.each([
    '/..%2Fmaster-key',
    '/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/x',
    '/20261120T000000000Z-00000000-0000-4000-8000-00000000000f',
    '/20261120T000000000Z-00000000-0000-4000-8000-00000000000f/html',
    '/a%00b',
  ])('returns 404 for %s', async (path) => expect((await page(path)).status).toBe(404));

  it('does not exist where mails are sent to a server', async () => {
    const other = await startPortal({ SMTP_URL: 'smtp://127.0.0.1:1' });
    for (const path of [
      '',
      '/mailbox.css',
      '/20261120T000000000Z-00000000-0000-4000-8000-000000000001',
      '/20261120T000000000Z-00000000-0000-4000-8000-000000000001/html',
    ]) {
      expect((await call(other, 'GET', `/demo/mailbox${path}`)).status).toBe(404);
    }
    await other.stop();
  });
});
