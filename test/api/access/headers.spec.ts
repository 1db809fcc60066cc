import { call } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('who may do what', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.stop());

  it('sends every response with the headers that protect a browser', async () => {
    for (const path of [
      '/',
      '/cases',
      '/api/session',
      '/api/cases',
      '/health/live',
      '/nothing.js',
      '/%ff',
      `/api/cases/${'x'.repeat(300)}`,
    ]) {
      const { headers } = await call(portal, 'GET', path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
      expect([headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual(['nosniff', 'DENY']);
    }
  });
});
