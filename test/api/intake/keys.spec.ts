import type { Problem } from '../../../server/contract/src';
import { ACQUIRER_KEY, OTHER_ACQUIRER_KEY, REVOKED_ACQUIRER_KEY } from '../../support/examples/fixtures';
import { call, intakeRequest, loggedIn, sendToIntake } from '../../support/portal/http';
import { bearer, pathOf, readFromIntake, REQUESTS, rowsOf, withdraw } from '../../support/cases/intake';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('the key of an acquirer', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  const routes: [string, string, unknown][] = [
    ['POST', REQUESTS, intakeRequest()],
    ['GET', pathOf('A-1'), undefined],
    ['POST', `${pathOf('A-1')}/withdrawal`, { reason: '理由' }],
  ];

  it.each(routes)('is required for %s %s', async (method, path, body) => {
    const before = await rowsOf(portal);
    const wrong: Record<string, string>[] = [
      {},
      bearer('wrong'),
      bearer(''),
      bearer('x'.repeat(10_000)),
      { authorization: `Basic ${ACQUIRER_KEY}` },
      { authorization: ACQUIRER_KEY },
    ];
    for (const headers of wrong) {
      const reply = await call<Problem>(portal, method, path, { headers, body });
      expect([reply.status, reply.body.code, reply.headers.get('www-authenticate')]).toEqual([
        401,
        'unauthenticated',
        'Bearer',
      ]);
    }
    expect(await rowsOf(portal)).toEqual(before);
  });

  it.each(routes)('is refused for %s %s once it is deactivated', async (method, path, body) => {
    const reply = await call<Problem>(portal, method, path, { headers: bearer(REVOKED_ACQUIRER_KEY), body });
    expect([reply.status, reply.body.code]).toEqual([403, 'forbidden']);
  });

  it('loses its effect the moment it is deactivated', async () => {
    expect((await sendToIntake(portal, intakeRequest(), OTHER_ACQUIRER_KEY)).status).toBe(201);
    await portal.rows(`UPDATE acquirers SET active = false WHERE code = 'TWO'`);
    const { status, body } = await sendToIntake<Problem>(portal, intakeRequest(), OTHER_ACQUIRER_KEY);
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('cannot be replaced by a session: cookies have no effect', async () => {
    const support = await loggedIn(portal, 'support-admin');
    expect((await support.send<Problem>('POST', REQUESTS, intakeRequest())).status).toBe(401);
    expect((await support.get<Problem>(pathOf('A-1'))).status).toBe(401);
  });

  it('gives no access to the portal', async () => {
    for (const path of ['/api/cases', '/api/case-counts'])
      expect((await call(portal, 'GET', path, { headers: bearer() })).status).toBe(401);
  });
});

describe('too many calls', () => {
  let portal: Portal;
  beforeEach(async () => (portal = await startPortal({ INTAKE_RATE: '1', INTAKE_BURST: '5' })));
  afterEach(() => portal.stop());

  it('with one key are answered with the time to wait; another key is not affected', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => sendToIntake<Problem>(portal, intakeRequest())));
    const limited = replies.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThanOrEqual(5);
    for (const { body, headers } of limited)
      expect([body.code, headers.get('retry-after')]).toEqual(['rate_limited', '1']);
    expect((await rowsOf(portal)).cases).toBe(12 - limited.length);
    expect((await readFromIntake(portal, 'nothing', OTHER_ACQUIRER_KEY)).status).toBe(404);
    expect((await withdraw<Problem>(portal, 'nothing', {}, OTHER_ACQUIRER_KEY)).status).toBe(404);
  });

  it('with wrong keys are refused unread; a key that was valid before is still accepted', async () => {
    expect((await sendToIntake(portal, intakeRequest())).status).toBe(201);
    for (let i = 0; i < 100; i++) await readFromIntake(portal, 'A-1', `guess-${i}`);
    const guess = await readFromIntake<Problem>(portal, 'A-1', OTHER_ACQUIRER_KEY);
    expect([guess.status, guess.body.code, Number(guess.headers.get('retry-after')) > 0]).toEqual([
      429,
      'rate_limited',
      true,
    ]);
    expect((await sendToIntake(portal, intakeRequest())).status).toBe(201);
  });
});
