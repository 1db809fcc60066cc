import { PERMISSIONS, type Role, tokyoDate } from '../../../server/contract/src';
import { exampleAnswer } from '../../support/examples/example-answers';
import { USERS } from '../../support/examples/fixtures';
import { loggedIn, Person, receivedCase } from '../../support/portal/http';
import { caseOf, orderPastItsWindow, placedOrder } from '../../support/orders/orders';
import { type Route, routesOf } from '../../support/portal/routes';
import { seenCase, seenFromCase, seenOrder, seenSettings } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const TODAY = tokyoDate(new Date());

/** Bodies that would be accepted with the version that was seen, so that only the caller's right decides. */
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
/** Parameters without which a search is refused. */
const QUERIES: Record<string, string> = {
  '/api/payments': '?trackingId=00000616307350',
  '/api/payments.csv': '?trackingId=00000616307350',
};
/**
 * Routes that are protected by an acquirer's or a merchant's key, pages for everybody, and the login itself. A new
 * public route must be entered here deliberately.
 */
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
  const closed = () => routes.filter((route) => !route.isPublic);

  it('opens no route to everybody except the known ones', () => {
    const open = routes
      .filter((route) => route.isPublic)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => !MAILBOX.test(name) && !DOCS.test(name));
    expect(open.sort()).toEqual([...PUBLIC_ROUTES].sort());
  });

  it('allows no access without a session', async () => {
    expect(closed().length).toBeGreaterThan(5);
    for (const route of closed())
      expect([route, (await send(new Person(portal), route, 'SD-00000001')).status]).toEqual([route, 401]);
  });

  it.each(USERS.map(({ userId, role }) => [userId, role] as const))(
    'allows %s (%s) what its role may do, and answers 403 to the rest',
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
      const staff = await loggedIn(portal, 'staff');
      await staff.send(
        'POST',
        `/api/cases/${caseNumber}/answer`,
        await bodyOf('POST /api/cases/:caseNumber/answer', caseNumber),
      );
    }
    return caseNumber;
  }
});
