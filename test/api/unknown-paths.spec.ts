import { call } from '../support/portal/http';
import { type Portal, startPortal } from '../support/portal/start-portal';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('a path', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const ask = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const { status, headers: received, body } = await call<{ code?: string }>(portal, method, path, { headers });
    return { status, type: received.get('content-type')?.split(';')[0], allow: received.get('allow'), code: body.code };
  };
  const NOT_FOUND = { status: 404, type: 'application/problem+json', allow: null, code: 'not_found' };
  const PAGE = { status: 200, type: 'text/html', allow: null, code: undefined };

  it.each(['/metrics', '/nowhere', '/.env', '/wp-login.php', '/demo', '/control'])(
    'that does not exist is answered to programs with 404, and in a browser with a page that says so: %s',
    async (path) => {
      for (const accept of ['*/*', 'application/json', 'text/plain;version=0.0.4'])
        expect(await ask('GET', path, { accept })).toEqual(NOT_FOUND);
      const isFile = /\.\w+$/.test(path);
      expect(await ask('GET', path, BROWSER)).toEqual(isFile ? NOT_FOUND : { ...PAGE, status: 404 });
    },
  );

  it.each(['/', '/login', '/cases', '/cases/SD-00000001?tab=answers', '/orders/differences', '/set-password'])(
    'of a page is answered with a page if the client accepts one: %s',
    async (path) => {
      for (const headers of [BROWSER, { accept: '*/*' }]) expect(await ask('GET', path, headers)).toEqual(PAGE);
      expect(await ask('HEAD', path, BROWSER)).toEqual({ ...PAGE, code: undefined });
    },
  );

  it('of the API is never answered with a page', async () => {
    for (const path of ['/api', '/api/nothing', '/health', '/api/cases/SD-1/nothing'])
      expect(await ask('GET', path, BROWSER)).toEqual(NOT_FOUND);
  });

  it.each([
    ['DELETE', '/api/cases', 'GET, HEAD'],
    ['GET', '/api/cases/SD-00000001/answer', 'POST'],
    ['PATCH', '/api/session', 'DELETE, GET, HEAD, POST'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['PUT', '/api/intake/v1/requests', 'POST'],
    ['POST', '/api/openapi.json', 'GET, HEAD'],
    ['POST', '/cases', 'GET, HEAD'],
    ['DELETE', '/', 'GET, HEAD'],
  ])('is answered with the methods that it has: %s %s', async (method, path, allow) => {
    expect(await ask(method, path)).toEqual({
      status: 405,
      type: 'application/problem+json',
      allow,
      code: 'method_not_allowed',
    });
  });
});
