import { createHash } from 'node:crypto';
import type { CaseDetail, Problem } from '../../server/contract/src';
import { bearer, REQUESTS } from '../support/cases/intake';
import { call, loggedIn, type Person, receivedCase, type Reply } from '../support/portal/http';
import { type Portal, startPortal } from '../support/portal/start-portal';

describe('a call that no browser sends for the portal', () => {
  let portal: Portal;
  let staff: Person;
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
  });
  afterAll(() => portal.stop());

  const summaryOf = ({ status, headers, body }: Reply<Problem>) => [status, headers.get('content-type'), body.code];
  const problem = (status: number, code: string) => [status, 'application/problem+json; charset=utf-8', code];
  const logIn = (raw: string) =>
    call(portal, 'POST', '/api/session', {
      raw,
      headers: { origin: portal.config.portalUrl.origin, 'content-type': 'application/json' },
    });

  it.each(['%00', 'SD-00000001%00', '%2e%2e', '..%2f..', 'x'.repeat(300), '%F0%9F%98%80'])(
    'finds no case %s',
    async (name) => {
      expect(summaryOf(await staff.get(`/api/cases/${name}`))).toEqual(problem(404, 'not_found'));
      expect(
        summaryOf(
          await staff.send('POST', `/api/cases/${name}/answer`, {
            version: 1,
            noticeType: 'usage_inquiry.other',
            sections: {},
            notHeld: [],
          }),
        ),
      ).toEqual(problem(404, 'not_found'));
    },
  );

  it.each(['/api/cases/%ff', '/%ff', '/api/intake/v1/requests/%c3%28'])(
    'refuses the path %s without quoting it',
    async (path) => {
      const reply = await staff.get<Problem>(path);
      expect(summaryOf(reply)).toEqual(problem(400, 'malformed_request'));
      expect(JSON.stringify(reply.body)).not.toContain('%');
    },
  );

  it('refuses a ユーザーID with a NUL', async () => {
    const { status, body } = await logIn('{"userId":"staff\\u0000","password":"x"}');
    expect([status, body.errors?.map((e) => e.pointer)]).toEqual([422, ['/userId']]);
  });

  it.each([
    ['deep arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['deep objects', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
    ['very many values', `[${'0,'.repeat(200_000)}0]`],
    ['very many names', `{${Array.from({ length: 50_000 }, (_, i) => `"n${i}":1`).join()}}`],
  ])('refuses %s before any code walks through them', async (_, json) => {
    expect(summaryOf(await logIn(`{"userId":"a","password":"b","c":${json}}`))).toEqual(
      problem(400, 'malformed_request'),
    );
  });

  it.each(['2026', '1', 'Nov 2026', '+275760-09-13', '2026-02-30', '2026-11-22 25:00:00+00'])(
    'refuses a forged cursor that begins at %s',
    async (value) => {
      const fingerprint = createHash('sha256').update('[]').digest('base64url').slice(0, 16);
      const cursor = Buffer.from(JSON.stringify([value, '1', false, fingerprint])).toString('base64url');
      const { status, body } = await staff.get<Problem>(`/api/cases?cursor=${cursor}`);
      expect([status, body.errors?.map((e) => e.pointer)]).toEqual([422, ['/cursor']]);
    },
  );

  it('shows a page of the portal whatever the query contains', async () => {
    for (const path of ['/cases?q=A2026.001', '/cases?q=a%40example.jp', '/login?next=/cases/SD-00000001']) {
      const { status, headers } = await call(portal, 'GET', path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
    }
    for (const path of ['/main-missing.js', '/main.js?v=1', '/api?x=1', '/api/nothing?x=a.js'])
      expect(summaryOf(await call(portal, 'GET', path))).toEqual(problem(404, 'not_found'));
  });

  it('is answered with nothing that a cache may store, if it is about a case or a person', async () => {
    const caseNumber = await receivedCase(portal);
    const [{ acquirer_reference: reference }] = (await portal.rows<{ acquirer_reference: string }>(
      'SELECT acquirer_reference FROM support_cases WHERE case_number = $1',
      [caseNumber],
    )) as [{ acquirer_reference: string }];
    const replies = [
      await staff.get<CaseDetail>(`/api/cases/${caseNumber}`),
      await staff.get('/api/cases'),
      await staff.get('/api/session'),
      await staff.get('/%61pi/cases'),
      await staff.get(`/ap%69/cases/${caseNumber}`),
      await call(portal, 'GET', `${REQUESTS}/${reference}`, { headers: bearer() }),
    ];
    expect(replies.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual(
      replies.map(() => [200, 'no-store']),
    );
  });
});
