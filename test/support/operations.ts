import { LookUpOperationsTask } from '../../server/src/payments/operations/look-up-operations.task';
import type { Portal } from './start-portal';

interface Operation {
  readonly kind: string;
  readonly state: string;
}

/** The captures and refunds that were asked for, the oldest first. */
export function operationsOf(portal: Portal, id: string): Promise<Operation[]> {
  return portal.rows<Operation>('SELECT kind, state FROM payment_operations WHERE order_id = $1 ORDER BY id', [id]);
}

/** The history of an order, the oldest event first. */
export async function eventsOf(portal: Portal, id: string): Promise<string[]> {
  const rows = await portal.rows<{ event: string }>('SELECT event FROM audit_entries WHERE order_id = $1 ORDER BY id', [
    id,
  ]);
  return rows.map(({ event }) => event);
}

/** What the sandbox's own books say of an order's payment. */
export async function ledgerOf(portal: Portal, id: string): Promise<string | undefined> {
  const [payment] = await portal.rows<{ status: string }>(
    'SELECT s.status FROM sandbox_payments s JOIN payments p USING (merchant_id, tracking_id) WHERE p.order_id = $1',
    [id],
  );
  return payment?.status;
}

/** Asks the gateways now what became of the operations without an answer. */
export function lookUpOperations(portal: Portal): Promise<void> {
  return portal.app.get(LookUpOperationsTask, { strict: false }).run();
}
