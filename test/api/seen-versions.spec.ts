import {
  type CaseDetail,
  type OrderDetail,
  type PaymentSettingsView,
  type Problem,
  tokyoDate,
} from '../../server/contract/src';
import { correctedAnswer, exampleAnswer } from '../support/example-answers';
import { intakeRequest, loggedIn, type Person, type Reply, sendToIntake } from '../support/http';
import { withdraw } from '../support/intake';
import { caseOf, operate, orderPastItsWindow, placedOrder } from '../support/orders';
import { seenOrder } from '../support/seen';
import { type Portal, startPortal } from '../support/start-portal';
import { ON_SERVER } from '../support/test-database';
import { until } from '../support/until';

const TODAY = tokyoDate(new Date());
const TYPE = 'usage_inquiry.usage_details';
const SETTINGS = '/api/merchants/12345/services/002/payment-settings';

describe('nothing is written unseen', () => {
  let portal: Portal;
  let staff: Person;
  let colleague: Person;
  let support: Person;
  beforeAll(async () => {
    portal = await startPortal();
    portal.clock.moveTo(`${TODAY}T10:00:00+09:00`);
    [staff, colleague, support] = [
      await loggedIn(portal, 'staff'),
      await loggedIn(portal, 'admin'),
      await loggedIn(portal, 'support'),
    ];
  });
  afterAll(() => portal.stop());

  const lookAt = async (caseNumber: string, person = staff) =>
    (await person.get<CaseDetail>(`/api/cases/${caseNumber}`)).body;
  const lookAtOrder = async (id: string, person = staff) => (await person.get<OrderDetail>(`/api/orders/${id}`)).body;
  const answer = (seen: CaseDetail, person = staff, input = exampleAnswer(TYPE, TODAY)) =>
    person.send<Problem>('POST', `/api/cases/${seen.caseNumber}/answer`, { ...input, version: seen.version });
  const reopen = (seen: CaseDetail, reason = '到着日の記載がありません') =>
    support.send<Problem>('POST', `/api/cases/${seen.caseNumber}/reopening`, { reason, version: seen.version });
  const received = async () => {
    const request = intakeRequest({ noticeType: TYPE });
    return { ...request, caseNumber: (await sendToIntake(portal, request)).body.caseNumber };
  };
  const conflict = ({ status, body: { code, current } }: Reply<Problem>) => [status, code, current];
  const CONFLICT = (current: object) => [409, 'version_conflict', expect.objectContaining(current)];
  const rowsOf = (caseNumber: string) =>
    portal.rows(
      `SELECT c.status, c.revision, (SELECT count(*)::int FROM answers a WHERE a.case_id = c.id) AS answers, (SELECT count(*)::int FROM outgoing_mails m WHERE m.case_id = c.id) AS mails,
       (SELECT count(*)::int FROM audit_entries e WHERE e.case_id = c.id AND e.event IN ('answered', 'reopened', 'withdrawn')) AS events FROM support_cases c WHERE c.case_number = $1`,
      [caseNumber],
    );

  describe('of a case', () => {
    it('an answer written before a colleague’s and a reopening is refused with the reason; the case stays open for it', async () => {
      const { caseNumber } = await received();
      const seen = await lookAt(caseNumber);
      await answer(await lookAt(caseNumber, colleague), colleague);
      await reopen(await lookAt(caseNumber, support));
      const before = await rowsOf(caseNumber);
      const refused = await answer(seen);
      expect(conflict(refused)).toEqual(
        CONFLICT({
          caseNumber,
          status: 'reopened',
          version: seen.version + 2,
          answers: [expect.objectContaining({ revision: 1, registeredBy: 'adminさん' })],
          reopenings: [
            expect.objectContaining({ revision: 1, reason: '到着日の記載がありません', reopenedBy: '加盟店サポート' }),
          ],
        }),
      );
      expect(await rowsOf(caseNumber)).toEqual(before);
      expect(before).toMatchObject([{ status: 'reopened', revision: 1, answers: 1 }]);

      const again = await answer(refused.body.current as CaseDetail, staff, correctedAnswer(TYPE, TODAY));
      expect([again.status, await rowsOf(caseNumber)]).toMatchObject([
        201,
        [{ status: 'closed_answered', revision: 2, answers: 2 }],
      ]);
    });

    it('an answer to a request that was withdrawn is told why', async () => {
      const { caseNumber, acquirerReference } = await received();
      const seen = await lookAt(caseNumber);
      await withdraw(portal, acquirerReference, { reason: '会員様が取り下げたため' });
      expect(conflict(await answer(seen))).toEqual(
        CONFLICT({
          status: 'closed_withdrawn',
          withdrawal: expect.objectContaining({ reason: '会員様が取り下げたため' }),
        }),
      );
      expect(await rowsOf(caseNumber)).toMatchObject([{ status: 'closed_withdrawn', answers: 0 }]);
    });

    it('a deadline or a supplement that changed meanwhile is seen before an answer is sealed', async () => {
      for (const change of [
        `answer_due_on = answer_due_on + 1`,
        `supplementary_note = 'ご利用明細をお知らせください。'`,
      ]) {
        const { caseNumber } = await received();
        const seen = await lookAt(caseNumber);
        await portal.rows(`UPDATE support_cases SET ${change} WHERE case_number = $1`, [caseNumber]);
        expect(conflict(await answer(seen))).toEqual(CONFLICT({ version: seen.version + 1 }));
        expect(await rowsOf(caseNumber)).toMatchObject([{ status: 'received', answers: 0 }]);
      }
    });

    it('a reopening of another answer than the one that support has read is refused', async () => {
      const { caseNumber } = await received();
      await answer(await lookAt(caseNumber));
      const seen = await lookAt(caseNumber, support);
      await reopen(seen);
      await answer(await lookAt(caseNumber), staff, correctedAnswer(TYPE, TODAY));
      const before = await rowsOf(caseNumber);
      expect(conflict(await reopen(seen, '初めの回答の誤り'))).toEqual(
        CONFLICT({ status: 'closed_answered', answers: [expect.objectContaining({ revision: 2 }), expect.anything()] }),
      );
      expect(await rowsOf(caseNumber)).toEqual(before);
    });

    it('is the same however often it is looked at', async () => {
      const { caseNumber } = await received();
      const looks = [await lookAt(caseNumber, support), await lookAt(caseNumber), await lookAt(caseNumber, colleague)];
      expect(looks.map(({ version }) => version)).toEqual([1, 1, 1]);
    });
  });

  describe('of an order', () => {
    const changeStatus = (seen: OrderDetail, status: string, person = staff) =>
      person.send<Problem>('POST', `/api/orders/${seen.id}/status-change`, { status, version: seen.version });
    const operateSeen = (seen: OrderDetail, kind: 'capture' | 'refund') =>
      staff.send<Problem>('POST', `/api/orders/${seen.id}/${kind}`, {
        ...(kind === 'capture' ? { captureOn: TODAY } : { refundOn: TODAY }),
        version: seen.version,
      });
    const rowsOfOrder = (id: string) =>
      portal.rows(
        `SELECT status, updated_at, repaid, payment_state, (SELECT count(*)::int FROM payment_operations p WHERE p.order_id = o.id) AS operations,
         (SELECT count(*)::int FROM audit_entries e WHERE e.order_id = o.id AND event <> 'order_viewed_by_support') AS events FROM orders o WHERE id = $1`,
        [id],
      );

    it('a status from a stale page does not write over a colleague’s, which is told with who set it', async () => {
      const { id } = await placedOrder(portal);
      const seen = await lookAtOrder(id);
      expect((await changeStatus(await lookAtOrder(id, colleague), 'shipped', colleague)).status).toBe(201);
      const before = await rowsOfOrder(id);
      const refused = await changeStatus(seen, 'awaiting_payment');
      expect(conflict(refused)).toEqual(
        CONFLICT({
          id,
          status: 'shipped',
          history: [
            expect.objectContaining({
              event: 'order_status_changed',
              by: 'adminさん',
              detail: { from: 'new', to: 'shipped' },
            }),
            expect.anything(),
          ],
        }),
      );
      expect(await rowsOfOrder(id)).toEqual(before);
      expect((await changeStatus(refused.body.current as OrderDetail, 'awaiting_payment')).status).toBe(201);
    });

    it.each(['capture', 'refund'] as const)(
      'a %s of an order that a colleague has cancelled meanwhile does not reach the gateway',
      async (kind) => {
        const { id } = await placedOrder(portal);
        const seen = await lookAtOrder(id);
        await changeStatus(await lookAtOrder(id, colleague), 'cancelled', colleague);
        expect(conflict(await operateSeen(seen, kind))).toEqual(
          CONFLICT({ status: 'cancelled', card: expect.objectContaining({ state: 'authorized', operations: [] }) }),
        );
        expect(await rowsOfOrder(id)).toMatchObject([{ operations: 0, payment_state: 'authorized' }]);
      },
    );

    it('whatever the page shows of the payment counts: an operation, how it ended, a difference at the gateway', async () => {
      const { id } = await placedOrder(portal, { card: 'lost-capture' });
      const versions = [(await lookAtOrder(id)).version];
      const look = async () => versions.push((await lookAtOrder(id)).version);
      await operate(portal, id, 'capture');
      await look();
      await portal.rows(
        `UPDATE payment_operations SET state = 'declined', code = 'not_executed', concluded_at = now() WHERE order_id = $1`,
        [id],
      );
      await look();
      await portal.rows(
        `INSERT INTO payment_differences (merchant_id, order_id, ours, theirs, found_at) VALUES ('12345', $1, 'authorized', 'captured', now())`,
        [id],
      );
      await look();
      await portal.rows(`UPDATE payment_differences SET resolved_at = now() WHERE order_id = $1`, [id]);
      await look();
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
      await portal.rows('UPDATE payment_operations SET look_ups = look_ups + 1 WHERE order_id = $1', [id]);
      await portal.rows(`UPDATE orders SET wrapped_key = wrapped_key || '\\x00'::bytea WHERE id = $1`, [id]);
      expect((await seenOrder(portal, id)).version).toBe(versions.at(-1));
    });

    it('a repayment is recorded for the order that was seen', async () => {
      const id = await orderPastItsWindow(portal);
      const seen = await lookAtOrder(id);
      await changeStatus(await lookAtOrder(id, colleague), 'shipped', colleague);
      const repayment = { repaidOn: TODAY, amount: 5_000, note: 'ご指定の口座へ振込' };
      const record = (version: number) =>
        staff.send<Problem>('POST', `/api/orders/${id}/manual-repayment`, { ...repayment, version });
      const refused = await record(seen.version);
      expect(conflict(refused)).toEqual(
        CONFLICT({ status: 'shipped', card: expect.objectContaining({ repayment: null, repaymentAllowed: true }) }),
      );
      expect(await rowsOfOrder(id)).toMatchObject([{ repaid: false }]);
      expect((await record((refused.body.current as OrderDetail).version)).status).toBe(201);
    });

    it('from a case names the case too: nobody refunds for a request that was withdrawn', async () => {
      const { id } = await placedOrder(portal);
      const { acquirerReference, caseNumber } = await caseWith(id);
      const seen = await lookAt(caseNumber);
      await withdraw(portal, acquirerReference, { reason: '会員様が思い出されたため' });
      const refund = (of: CaseDetail) =>
        staff.send<Problem>('POST', `/api/cases/${caseNumber}/refund`, {
          refundOn: TODAY,
          version: of.order!.version,
          caseVersion: of.version,
        });
      const refused = await refund(seen);
      expect(conflict(refused)).toEqual(
        CONFLICT({
          caseNumber,
          status: 'closed_withdrawn',
          order: expect.objectContaining({ version: seen.order!.version }),
        }),
      );
      expect(await rowsOfOrder(id)).toMatchObject([{ operations: 0 }]);

      await changeStatus(await lookAtOrder(id, colleague), 'shipped', colleague);
      expect(conflict(await refund(refused.body.current as CaseDetail))).toEqual(
        CONFLICT({ caseNumber, order: expect.objectContaining({ status: 'shipped' }) }),
      );
      expect((await refund(await lookAt(caseNumber))).status).toBe(201);
    });

    // Two transactions at once need two sessions.
    if (ON_SERVER) {
      it.each(['capture', 'refund', 'manual-repayment'] as const)(
        'a %s from a case waits for whoever changes that case, and is then refused',
        async (kind) => {
          const id = kind === 'manual-repayment' ? await orderPastItsWindow(portal) : (await placedOrder(portal)).id;
          const { caseNumber } = await caseWith(id);
          const seen = await lookAt(caseNumber);
          const other = portal.database.createQueryRunner();
          await other.startTransaction();
          await other.query(
            `UPDATE support_cases SET supplementary_note = 'ご利用明細をお知らせください。' WHERE case_number = $1`,
            [caseNumber],
          );
          const wish = {
            capture: { captureOn: TODAY },
            refund: { refundOn: TODAY },
            'manual-repayment': { repaidOn: TODAY, amount: 5_000, note: '振込' },
          }[kind];
          const reply = staff.send<Problem>('POST', `/api/cases/${caseNumber}/${kind}`, {
            ...wish,
            version: seen.order!.version,
            caseVersion: seen.version,
          });
          const isWaiting = async () =>
            (
              await portal.rows(
                `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
              )
            ).length > 0;
          await Promise.race([reply, until(isWaiting)]);
          await other.commitTransaction();
          await other.release();
          expect(conflict(await reply)).toEqual(
            CONFLICT({ caseNumber, version: seen.version + 1, supplementaryNote: 'ご利用明細をお知らせください。' }),
          );
          expect(await rowsOfOrder(id)).toMatchObject([{ operations: 0, repaid: false }]);
        },
      );
    }

    async function caseWith(id: string): Promise<{ acquirerReference: string; caseNumber: string }> {
      const caseNumber = await caseOf(portal, id);
      const [row] = await portal.rows<{ acquirerReference: string }>(
        'SELECT acquirer_reference AS "acquirerReference" FROM support_cases WHERE case_number = $1',
        [caseNumber],
      );
      return { ...row!, caseNumber };
    }
  });

  it('payment settings that another administrator has changed are not written over, and are told without their secrets', async () => {
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
    expect(conflict(refused)).toEqual(CONFLICT({ authorizationDays: 30, version: version + 1, sbps: null }));
    expect((await admin.get<PaymentSettingsView>(SETTINGS)).body.authorizationDays).toBe(30);
  });

  it('every write without the version that was seen is 422 that names it', async () => {
    const { caseNumber } = await received();
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
