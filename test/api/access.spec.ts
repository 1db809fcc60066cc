import { ModulesContainer, Reflector } from '@nestjs/core';
import { type CaseDetail, PERMISSIONS, type Permission, type Role, tokyoDate } from '../../server/contract/src';
import { PUBLIC } from '../../server/src/shared/public.decorator';
import { exampleAnswer } from '../support/example-answers';
import { USERS } from '../support/fixtures';
import { call, loggedIn, Person, receivedCase, type Refusal } from '../support/http';
import { caseOf, orderPastItsWindow, placedOrder } from '../support/orders';
import { seenCase, seenFromCase, seenOrder, seenSettings } from '../support/seen';
import { type Portal, startPortal } from '../support/start-portal';

const TODAY = tokyoDate(new Date());

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | 'any_user' | undefined;
  readonly isPublic: boolean;
}

/** Bodies that would be accepted with the version that was seen, so that only the right to send them decides. */
const BODIES: Record<string, object> = {
  'POST /api/cases/:caseNumber/answer': exampleAnswer('usage_inquiry.usage_details', TODAY),
  'POST /api/cases/:caseNumber/reopening': { reason: '訂正の申し出' },
  'POST /api/cases/:caseNumber/capture': { captureOn: TODAY },
  'POST /api/cases/:caseNumber/refund': { refundOn: TODAY },
  'POST /api/cases/:caseNumber/manual-repayment': { repaidOn: TODAY, amount: 1_000, note: 'ご指定の口座へ振込' },
  'POST /api/orders/:id/status-change': { status: 'paid' },
  'POST /api/orders/:id/capture': { captureOn: TODAY },
  'POST /api/orders/:id/refund': { refundOn: TODAY },
  'POST /api/orders/:id/manual-repayment': { repaidOn: TODAY, amount: 1_000, note: 'ご指定の口座へ振込' },
};
const SETTINGS = '/api/merchants/:merchantId/services/:serviceId/payment-settings';
BODIES[`PUT ${SETTINGS}`] = {
  gateway: 'sandbox',
  authorizationDays: 60,
  autoCapture: false,
  cardBrands: ['visa', 'jcb'],
  securityCode: true,
  threeDSecure: false,
  refundDays: { jcb: 10 },
};
for (const path of ['/api/payments/search', '/api/payments.csv'])
  BODIES[`POST ${path}`] = { trackingId: '00000616307350' };
/** What a search has to ask for before it is answered. */
const QUERIES: Record<string, string> = {
  '/api/payments': '?trackingId=00000616307350',
  '/api/payments.csv': '?trackingId=00000616307350',
};
/** What an acquirer's or a merchant's key, a page for everybody or the login itself guards. A new public route must be entered here, on purpose. */
const PUBLIC_ROUTES = [
  'GET /health/live',
  'GET /health/ready',
  'GET /api/session',
  'POST /api/session',
  'POST /api/password',
  'POST /control/administrators',
  'POST /api/intake/v1/requests',
  'GET /api/intake/v1/requests/:acquirerReference',
  'POST /api/intake/v1/requests/:acquirerReference/withdrawal',
  'POST /api/merchant/v1/orders',
  'GET /api/shop',
  'POST /api/shop/checkouts',
  'GET /api/shop/checkouts/:id',
  'POST /api/shop/checkouts/:id/completion',
];
const MAILBOX = /^GET \/demo\/mailbox/;
const DOCS = /^GET \/api\/(docs|openapi\.json)/;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD'];

describe('who may do what', () => {
  let portal: Portal;
  let routes: Route[];
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
    routes = routesOf(portal);
  });
  afterAll(() => portal.stop());

  const send = async (person: Person, { method, path }: Route, target: string) =>
    person.send(
      method,
      `${path.replace(SETTINGS, SETTINGS.replace(':merchantId', '12345').replace(':serviceId', '001')).replace(/:[A-Za-z]+/, target)}${QUERIES[path] ?? ''}`,
      method === 'GET' ? undefined : await bodyOf(`${method} ${path}`, target),
    );
  const answer = async (person: Person, caseNumber: string) =>
    person.send(
      'POST',
      `/api/cases/${caseNumber}/answer`,
      await bodyOf('POST /api/cases/:caseNumber/answer', caseNumber),
    );
  const closed = () => routes.filter((route) => !route.isPublic);

  it('opens no route to everybody but the known ones', () => {
    const open = routes
      .filter((route) => route.isPublic)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => !MAILBOX.test(name) && !DOCS.test(name));
    expect(open.sort()).toEqual([...PUBLIC_ROUTES].sort());
  });

  it('lets nobody in without a session', async () => {
    expect(closed().length).toBeGreaterThan(5);
    for (const route of closed())
      expect([route, (await send(new Person(portal), route, 'SD-00000001')).status]).toEqual([route, 401]);
  });

  it.each(USERS.map(({ userId, role }) => [userId, role] as const))(
    'gives %s (%s) what its role may do, and 403 for the rest',
    async (userId, role) => {
      for (const route of closed().filter((r) => !r.path.startsWith('/api/session'))) {
        const target = route.path.includes('/orders/:id') ? await orderFor(route) : await caseFor(route, role);
        const person = await loggedIn(portal, userId);
        const allowed =
          route.permission === 'any_user' ||
          (route.permission && (PERMISSIONS[route.permission] as readonly Role[]).includes(role));
        const expected = !allowed ? [403] : userId === 'other-staff' && route.path.includes(':') ? [404] : [200, 201];
        expect([route, expected]).toEqual([
          route,
          expect.arrayContaining([(await send(person, route, target)).status]),
        ]);
      }
    },
  );

  it('answers a foreign case, a case of another service and one that does not exist with the same 404', async () => {
    const caseNumber = await receivedCase(portal, { serviceId: '002' });
    const bodies = [];
    for (const [userId, number] of [
      ['other-staff', caseNumber],
      ['staff-001', caseNumber],
      ['staff', 'SD-99999999'],
      ['staff', "x' OR '1'='1"],
    ] as const) {
      const reply = await (await loggedIn(portal, userId)).get(`/api/cases/${encodeURIComponent(number)}`);
      expect(reply.status).toBe(404);
      bodies.push(reply.body);
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('logs each reading by support and each reading of an answer', async () => {
    const caseNumber = await receivedCase(portal);
    const [staff, support] = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
    await answer(staff, caseNumber);
    await (await loggedIn(portal, 'viewer')).get(`/api/cases/${caseNumber}`);
    await support.get<CaseDetail>(`/api/cases/${caseNumber}`);
    const entries = await portal.rows<{ event: string; actor_name: string }>(
      `SELECT event, actor_name FROM audit_entries e JOIN support_cases c ON c.id = e.case_id WHERE case_number = $1 ORDER BY e.id DESC LIMIT 3`,
      [caseNumber],
    );
    expect(entries).toEqual(
      expect.arrayContaining([
        { event: 'viewed_by_support', actor_name: 'supportさん' },
        { event: 'answer_viewed', actor_name: 'viewerさん' },
      ]),
    );
  });

  it('logs each list that support looks at', async () => {
    const support = await loggedIn(portal, 'support');
    await support.get('/api/cases?merchant=67890');
    const [entry] = await portal.rows(
      'SELECT event, merchant_id, actor_name FROM audit_entries ORDER BY id DESC LIMIT 1',
    );
    expect(entry).toEqual({ event: 'cases_listed', merchant_id: '67890', actor_name: 'supportさん' });
  });

  it('shows mails and the names of support’s people to support only', async () => {
    const caseNumber = await receivedCase(portal);
    const [staff, support] = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
    expect((await staff.get<CaseDetail>(`/api/cases/${caseNumber}`)).body.mails).toBeNull();
    expect((await support.get<CaseDetail>(`/api/cases/${caseNumber}`)).body.mails).toHaveLength(2);
  });

  it('is opened once, by the first of the merchant’s people to look, however many look at once; support’s look does not count', async () => {
    const caseNumber = await receivedCase(portal);
    const [staff, support] = [await loggedIn(portal, 'staff'), await loggedIn(portal, 'support')];
    const looks = (person: typeof staff, times: number) =>
      Promise.all(Array.from({ length: times }, () => person.get<CaseDetail>(`/api/cases/${caseNumber}`)));
    expect((await looks(support, 1))[0]!.body).toMatchObject({
      unread: true,
      history: [{ event: 'viewed_by_support' }, { event: 'received' }],
    });
    for (const { body } of await looks(staff, 8))
      expect(body.history.map((entry) => entry.event)).toEqual(['opened', 'received']);
    const [again] = await looks(staff, 1);
    expect(again!.body).toMatchObject({
      unread: false,
      history: [{ event: 'opened', by: 'staffさん' }, { event: 'received' }],
    });
  });

  it('lets a user limited to a service open and answer its cases, with their order and all that became of them', async () => {
    const { id } = await placedOrder(portal);
    const caseNumber = await caseOf(portal, id);
    const limited = await loggedIn(portal, 'staff-001');
    const { body: opened } = await limited.get<CaseDetail>(`/api/cases/${caseNumber}`);
    expect(opened).toMatchObject({
      order: { id },
      answers: [],
      history: [{ event: 'opened', by: 'staff-001さん' }, { event: 'received' }],
    });
    expect((await answer(limited, caseNumber)).status).toBe(201);
    expect((await limited.get<CaseDetail>(`/api/cases/${caseNumber}`)).body).toMatchObject({
      unread: false,
      order: { id },
      answers: [{ revision: 1 }],
      history: [{ event: 'answered' }, { event: 'opened' }, { event: 'received' }],
    });
  });

  it('shows support the whole course of a case, however often it was looked at', async () => {
    const caseNumber = await receivedCase(portal);
    await (await loggedIn(portal, 'staff')).get(`/api/cases/${caseNumber}`);
    await portal.rows(
      `INSERT INTO audit_entries (merchant_id, case_id, event, actor_kind, actor_name, revision, at)
      SELECT merchant_id, id, 'answer_viewed', 'acquirer', 'みらいカード', 1, now() FROM support_cases, generate_series(1, 300) WHERE case_number = $1`,
      [caseNumber],
    );
    const { body } = await (await loggedIn(portal, 'support')).get<CaseDetail>(`/api/cases/${caseNumber}`);
    expect(body.history.slice(-2).map((entry) => entry.event)).toEqual(['opened', 'received']);
    expect(body.history[0]!.event).toBe('viewed_by_support');
  });

  it('sends every answer with the headers that protect a browser', async () => {
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

  it.each([
    '/api/cases?',
    '/api/orders?',
    '/api/payments?trackingId=20000000000042&',
    '/api/payments.csv?trackingId=20000000000042&',
    '/api/payment-differences?',
  ])('refuses support a list of two merchants at once: %s', async (list) => {
    const support = await loggedIn(portal, 'support');
    const { status, body } = await support.get<Refusal>(`${list}merchant=67890&service=12345-001`);
    expect([status, body.errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([
      422,
      [['/service', 'invalid_option']],
    ]);
    expect((await support.get(`${list}merchant=12345&service=12345-001`)).status).toBe(200);
  });

  async function bodyOf(route: string, target: string): Promise<object> {
    const body = BODIES[route];
    if (!body || route.startsWith('POST /api/payments')) return body ?? {};
    if (route.includes('/payment-settings')) return { ...body, ...(await seenSettings(portal)) };
    if (route.includes('/orders/')) return { ...body, ...(await seenOrder(portal, target)) };
    return { ...body, ...(await (/(answer|reopening)$/.test(route) ? seenCase : seenFromCase)(portal, target)) };
  }

  async function orderFor({ path }: Route): Promise<string> {
    return path.endsWith('/manual-repayment') ? orderPastItsWindow(portal) : (await placedOrder(portal)).id;
  }

  async function caseFor(route: Route, role: Role): Promise<string> {
    if (route.permission === 'operateOrders') return caseOf(portal, await orderFor(route));
    const caseNumber = await receivedCase(portal);
    if (route.permission === 'reopenCases' && role.startsWith('support')) {
      await answer(await loggedIn(portal, 'staff'), caseNumber);
    }
    return caseNumber;
  }
});

/** Every route of every controller, as Nest has them: a route that somebody adds is tested without further ado. */
function routesOf(portal: Portal): Route[] {
  const reflector = new Reflector();
  const controllers = [...portal.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: unknown[]) => unknown>;
    const base = String(Reflect.getMetadata('path', metatype as object) ?? '');
    return Object.getOwnPropertyNames(prototype)
      .filter((name) => name !== 'constructor' && Reflect.hasMetadata('path', prototype[name]!))
      .flatMap((name) => {
        const handler = prototype[name]!;
        const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
        const of = [handler, metatype as never];
        return paths.map((path) => ({
          method: METHODS[Reflect.getMetadata('method', handler) as number]!,
          path: `/${[base, path]
            .map((part) => part.replace(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          permission: reflector.getAllAndOverride<Permission | undefined>('portal:permission', of as never),
          isPublic: reflector.getAllAndOverride<boolean>(PUBLIC, of as never) === true,
        }));
      });
  });
}
