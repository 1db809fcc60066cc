import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type PortalProcess, startProcess } from '../../support/portal/portal-process';
import { until } from '../../support/portal/until';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly requestId?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly code?: string;
  readonly caller?: string;
}

const [INFO, WARN] = [30, 40];
const GIVEN = '8f14e45f-ceea-467f-9a3a-4f2b5c6d7e8f';

describe('the log of requests', () => {
  let folder: string;
  let portal: PortalProcess;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shokai-desk-log-'));
    portal = await startProcess({ DATA_DIR: folder, LOG_LEVEL: 'info', REQUEST_TIMEOUT: '2' });
  });
  afterAll(async () => {
    await portal.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  const lines = () =>
    portal
      .printed()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
  /** Returns the line of one call, which is written right after the response. */
  async function lineOf(
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<{ line: Line; response: Response }> {
    const response = await fetch(`${portal.url}${path}`, init);
    await response.arrayBuffer();
    for (;;) {
      const line = lines().find(
        ({ requestId, status }) => requestId === response.headers.get('x-request-id') && status !== undefined,
      );
      if (line) return { line, response };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    lineOf(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: portal.url, ...headers },
      body: JSON.stringify(body),
    });

  it('has a line for each request, with its route instead of its path, and the id of the response', async () => {
    const { line, response } = await lineOf('/api/session?next=abc');
    expect(line).toMatchObject({
      level: INFO,
      msg: 'request',
      method: 'GET',
      route: '/api/session',
      status: 200,
      durationMs: expect.any(Number),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(response.headers.get('x-request-id')).toBe(line.requestId);
  });

  it('contains nothing of a query or a body, wherever in a call a person was named', async () => {
    const { line } = await lineOf(
      `/api/orders?${new URLSearchParams({ name: '佐藤 花子', status: 'hanako@example.jp' }).toString()}`,
    );
    expect(line).toMatchObject({ route: '/api/orders', status: 401 });
    expect((await post('/api/orders/search', { name: '佐藤 花子', email: 'hanako@example.jp' })).line).toMatchObject({
      route: '/api/orders/search',
      status: 401,
    });
    expect((await lineOf('/orders?name=hanako%40example.jp')).line).toMatchObject({ status: 200 });
    for (const named of ['佐藤', '%E4%BD%90', 'hanako']) expect(portal.printed()).not.toContain(named);
  });

  it('uses a proxy’s id if that is a UUID, and nothing else that a caller sends', async () => {
    expect((await lineOf('/api/session', { headers: { 'x-request-id': GIVEN } })).line.requestId).toBe(GIVEN);
    expect((await lineOf('/api/session', { headers: { 'x-request-id': 'forged line' } })).line.requestId).not.toContain(
      'forged',
    );
  });

  it('warns of refused calls and states why, with nothing that a person typed', async () => {
    const refused = [
      await lineOf('/api/cases/SD-12345678'),
      await post('/api/session', { userId: 'hanako.sato', password: 'her secret password' }),
      await post('/api/session', { userId: 'hanako.sato', password: 'x' }, { origin: 'https://evil.example' }),
      await lineOf('/api/intake/v1/requests/VJ-SECRET-REFERENCE', {
        headers: { authorization: 'Bearer wrong-key-of-somebody' },
      }),
      await lineOf('/api/no-such-thing/of-hanako'),
    ].map(({ line: { level, route, status, code } }) => ({ level, route, status, code }));
    expect(refused).toEqual([
      { level: WARN, route: '/api/cases/:caseNumber', status: 401, code: 'unauthenticated' },
      { level: WARN, route: '/api/session', status: 401, code: 'wrong_credentials' },
      { level: WARN, route: '/api/session', status: 403, code: 'csrf_refused' },
      { level: WARN, route: '/api/intake/v1/requests/:acquirerReference', status: 401, code: 'unauthenticated' },
      { level: WARN, route: expect.any(String), status: 404, code: 'not_found' },
    ]);
    for (let i = 0; i < 9; i++) await post('/api/session', { userId: 'hanako.sato', password: 'x' });
    expect((await post('/api/session', { userId: 'hanako.sato', password: 'x' })).line).toMatchObject({
      level: WARN,
      status: 429,
      code: 'too_many_attempts',
    });
    for (const secret of ['hanako', 'secret', 'SD-12345678', 'VJ-SECRET', 'wrong-key', '127.0.0.1'])
      expect(portal.printed().replaceAll(portal.url, '')).not.toContain(secret);
  });

  it('states once from which address a page was refused, and which one was expected', async () => {
    for (let i = 0; i < 3; i++)
      expect(
        (await post('/api/session', { userId: 'x', password: 'x' }, { origin: 'http://portal.intra:8080' })).line,
      ).toMatchObject({ status: 403, code: 'csrf_refused' });
    expect(
      lines()
        .filter(({ msg }) => msg.includes('portal.intra'))
        .map(({ level, msg }) => [level, msg]),
    ).toEqual([
      [
        WARN,
        `A call from a page of http://portal.intra:8080 was refused: PORTAL_URL is ${portal.url}. If that is how browsers reach the portal, set PORTAL_URL to it.`,
      ],
    ]);
  });

  it('warns of a request that was never completed', async () => {
    const socket = connect(Number(new URL(portal.url).port), 'localhost');
    socket.write(
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"userId":"hanako',
    );
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
    const timeouts = () => lines().filter(({ status }) => status === 408);
    await until(() => Promise.resolve(timeouts().length > 0), portal.printed);
    expect(timeouts()).toEqual([expect.objectContaining({ level: WARN, msg: 'request', code: 'request_timeout' })]);
  });

  it('names callers by the id of their row, not by their name', async () => {
    const { line } = await post('/api/intake/v1/requests', {}, { authorization: 'Bearer demo-acquirer-key' });
    expect(line).toMatchObject({ status: 422, caller: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });
});
