import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { selectOf } from '../../../server/src/shared/database/entity-rows';
import { tokyoDate } from '../../../server/contract/src';
import { exampleAnswer } from '../../support/examples/example-answers';
import { loggedIn } from '../../support/portal/http';
import { caseOf, operate, placedOrder } from '../../support/orders/orders';
import { seenCase } from '../../support/cases/seen';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('entities in statements that are written out', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    const { id } = await placedOrder(portal);
    expect((await operate(portal, id, 'capture')).status).toBe(201);
    const caseNumber = await caseOf(portal, id);
    const { status } = await (
      await loggedIn(portal, 'staff')
    ).send('POST', `/api/cases/${caseNumber}/answer`, {
      ...exampleAnswer('usage_inquiry.usage_details', tokyoDate(new Date())),
      ...(await seenCase(portal, caseNumber)),
    });
    expect(status).toBe(201);
  });
  afterAll(() => portal.stop());

  it('are what TypeORM reads', async () => {
    const read: string[] = [];
    for (const { target, ownColumns, name } of portal.database.entityMetadatas) {
      const statement = selectOf(target as new () => ObjectLiteral, '', []);
      const columns = ownColumns.map(({ propertyName }) => propertyName);
      // One snapshot for both: mails are being sent meanwhile.
      const [rows, own] = await portal.database.transaction('REPEATABLE READ', async (tx) => [
        await tx.query<Record<string, unknown>[]>(statement.text),
        await tx
          .createQueryBuilder(target as EntityTarget<ObjectLiteral>, 'e')
          .addSelect(columns.map((column) => `e.${column}`))
          .getMany(),
      ]);
      const entities = rows.map(statement.read!);
      const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one, columns)).sort();
      expect([name, sorted(entities)]).toEqual([name, sorted(own)]);
      if (rows.length) read.push(name);
    }
    expect(read).toEqual(
      expect.arrayContaining([
        'SupportCase',
        'PaymentInformation',
        'Answer',
        'Order',
        'Payment',
        'OutgoingMail',
        'AuditEntry',
        'User',
      ]),
    );
  });
});
