import { ACQUIRER_KEY, PASSWORD } from '../../support/examples/fixtures';
import { call, intakeRequest } from '../../support/portal/http';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('behind a trusted reverse proxy', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal({ TRUST_PROXY: '127.0.0.1' })));
  afterAll(() => portal.stop());

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8::7', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['unknown', null],
    ['203.0.113.9:5123', null],
  ])('records the address of a call from %s, and accepts the call', async (forwarded, kept) => {
    const headers = { 'x-forwarded-for': forwarded };
    const login = await call(portal, 'POST', '/api/session', {
      headers: { ...headers, origin: portal.config.portalUrl.origin },
      body: { userId: 'staff', password: PASSWORD },
    });
    const request = await call(portal, 'POST', '/api/intake/v1/requests', {
      headers: { ...headers, authorization: `Bearer ${ACQUIRER_KEY}` },
      body: intakeRequest(),
    });
    expect([login.status, request.status]).toEqual([201, 201]);
    const entries = await portal.rows(
      'SELECT event, host(from_address) AS address FROM audit_entries ORDER BY id DESC LIMIT 2',
    );
    expect(entries).toEqual([
      { event: 'received', address: kept },
      { event: 'logged_in', address: kept },
    ]);
  });
});
