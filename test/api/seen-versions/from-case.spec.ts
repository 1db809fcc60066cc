import type { CaseDetail, Problem } from '../../../server/contract/src';
import type { Person } from '../../support/portal/http';
import { withdraw } from '../../support/cases/intake';
import { caseOf, orderPastItsWindow, placedOrder } from '../../support/orders/orders';
import type { Portal } from '../../support/portal/start-portal';
import { ON_SERVER } from '../../support/database/test-database';
import { until } from '../../support/portal/until';
import {
  changeStatus,
  conflictOf,
  conflictWith,
  orderState,
  startWithColleagues,
  TODAY,
  viewCase,
  viewOrder,
} from '../../support/cases/version-conflicts';

describe('a write requires the version that was seen', () => {
  let portal: Portal;
  let staff: Person;
  let colleague: Person;
  beforeAll(async () => {
    ({ portal, staff, colleague } = await startWithColleagues());
  });
  afterAll(() => portal.stop());

  describe('for an order', () => {
    it('a refund from a case names the version of the case too: a refund for a withdrawn request is refused', async () => {
      const { id } = await placedOrder(portal);
      const { acquirerReference, caseNumber } = await caseWith(id);
      const seen = await viewCase(staff, caseNumber);
      await withdraw(portal, acquirerReference, { reason: '会員様が思い出されたため' });
      const refund = (of: CaseDetail) =>
        staff.send<Problem>('POST', `/api/cases/${caseNumber}/refund`, {
          refundOn: TODAY,
          version: of.order!.version,
          caseVersion: of.version,
        });
      const refused = await refund(seen);
      expect(conflictOf(refused)).toEqual(
        conflictWith({
          caseNumber,
          status: 'closed_withdrawn',
          order: expect.objectContaining({ version: seen.order!.version }),
        }),
      );
      expect(await orderState(portal, id)).toMatchObject([{ operations: 0 }]);

      await changeStatus(colleague, await viewOrder(colleague, id), 'shipped');
      expect(conflictOf(await refund(refused.body.current as CaseDetail))).toEqual(
        conflictWith({ caseNumber, order: expect.objectContaining({ status: 'shipped' }) }),
      );
      expect((await refund(await viewCase(staff, caseNumber))).status).toBe(201);
    });

    // Two concurrent transactions need two sessions.
    if (ON_SERVER) {
      it.each(['capture', 'refund', 'manual-repayment'] as const)(
        'a %s from a case waits for a transaction that changes that case, and is then refused',
        async (kind) => {
          const id = kind === 'manual-repayment' ? await orderPastItsWindow(portal) : (await placedOrder(portal)).id;
          const { caseNumber } = await caseWith(id);
          const seen = await viewCase(staff, caseNumber);
          const other = portal.database.createQueryRunner();
          await other.startTransaction();
          await other.query(
            `UPDATE support_cases SET supplementary_note = 'ご利用明細をお知らせください。' WHERE case_number = $1`,
            [caseNumber],
          );
          const body = {
            capture: { captureOn: TODAY },
            refund: { refundOn: TODAY },
            'manual-repayment': { repaidOn: TODAY, amount: 5_000, note: '振込' },
          }[kind];
          const reply = staff.send<Problem>('POST', `/api/cases/${caseNumber}/${kind}`, {
            ...body,
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
          expect(conflictOf(await reply)).toEqual(
            conflictWith({
              caseNumber,
              version: seen.version + 1,
              supplementaryNote: 'ご利用明細をお知らせください。',
            }),
          );
          expect(await orderState(portal, id)).toMatchObject([{ operations: 0, repaid: false }]);
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
});
