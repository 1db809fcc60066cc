import type { PaymentSettingsView, Problem } from '../../../server/contract/src';
import { exampleAnswer } from '../../support/examples/example-answers';
import { loggedIn, type Person, receivedCase } from '../../support/portal/http';
import { placedOrder } from '../../support/orders/orders';
import type { Portal } from '../../support/portal/start-portal';
import { conflictOf, conflictWith, startWithColleagues, TODAY } from '../../support/cases/version-conflicts';

const TYPE = 'usage_inquiry.usage_details';
const SETTINGS = '/api/merchants/12345/services/002/payment-settings';

describe('a write requires the version that was seen', () => {
  let portal: Portal;
  let staff: Person;
  let support: Person;
  beforeAll(async () => {
    ({ portal, staff, support } = await startWithColleagues());
  });
  afterAll(() => portal.stop());

  it('payment settings that another administrator has changed are not overwritten, and are shown without their secrets', async () => {
    const [admin, other] = [await loggedIn(portal, 'support-admin'), await loggedIn(portal, 'support-admin')];
    const agreed = {
      gateway: 'sandbox',
      autoCapture: false,
      cardBrands: ['visa'],
      securityCode: true,
      threeDSecure: false,
      refundDays: {},
    };
    const { version } = (await admin.get<PaymentSettingsView>(SETTINGS)).body;
    expect((await other.send('PUT', SETTINGS, { ...agreed, authorizationDays: 30, version })).status).toBe(200);
    const refused = await admin.send<Problem>('PUT', SETTINGS, { ...agreed, authorizationDays: 90, version });
    expect(conflictOf(refused)).toEqual(conflictWith({ authorizationDays: 30, version: version + 1, sbps: null }));
    expect((await admin.get<PaymentSettingsView>(SETTINGS)).body.authorizationDays).toBe(30);
  });

  it('every write without the version that was seen is answered with 422, which names the field', async () => {
    const caseNumber = await receivedCase(portal, { noticeType: TYPE });
    const { id } = await placedOrder(portal);
    const admin = await loggedIn(portal, 'support-admin');
    const repayment = { repaidOn: TODAY, amount: 1, note: 'x' };
    const writes: [Person, string, string, object, string[]][] = [
      [staff, 'POST', `/api/cases/${caseNumber}/answer`, exampleAnswer(TYPE, TODAY), ['/version']],
      [support, 'POST', `/api/cases/${caseNumber}/reopening`, { reason: 'x' }, ['/version']],
      [staff, 'POST', `/api/orders/${id}/status-change`, { status: 'paid' }, ['/version']],
      [staff, 'POST', `/api/orders/${id}/capture`, { captureOn: TODAY }, ['/version']],
      [staff, 'POST', `/api/orders/${id}/refund`, { refundOn: TODAY }, ['/version']],
      [staff, 'POST', `/api/orders/${id}/manual-repayment`, repayment, ['/version']],
      [staff, 'POST', `/api/cases/${caseNumber}/capture`, { captureOn: TODAY }, ['/version', '/caseVersion']],
      [staff, 'POST', `/api/cases/${caseNumber}/refund`, { refundOn: TODAY }, ['/version', '/caseVersion']],
      [staff, 'POST', `/api/cases/${caseNumber}/manual-repayment`, repayment, ['/version', '/caseVersion']],
      [
        admin,
        'PUT',
        SETTINGS,
        {
          gateway: 'sandbox',
          authorizationDays: 60,
          autoCapture: false,
          cardBrands: ['visa'],
          securityCode: true,
          threeDSecure: false,
          refundDays: {},
        },
        ['/version'],
      ],
    ];
    for (const [person, method, path, body, missing] of writes) {
      const {
        status,
        body: { errors },
      } = await person.send<Problem>(method, path, body);
      expect([path, status, errors?.map(({ pointer, code }) => `${pointer} ${code}`).sort()]).toEqual([
        path,
        422,
        missing.map((pointer) => `${pointer} required`).sort(),
      ]);
    }
  });
});
