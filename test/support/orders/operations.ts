import { LookUpOperationsTask } from '../../../server/src/payments/operations/look-up-operations.task';
import type { Portal } from '../portal/start-portal';

interface Operation {
  readonly kind: string;
  readonly state: string;
}

/** The captures and refunds of an order, the oldest first. */
export function operationsOf(portal: Portal, id: string): Promise<Operation[]> {
  return portal.rows<Operation>('SELECT kind, state FROM payment_operations WHERE order_id = $1 ORDER BY id', [id]);
}

/** The events in the history of an order, the oldest first. */
export async function eventsOf(portal: Portal, id: string): Promise<string[]> {
  const rows = await portal.rows<{ event: string }>('SELECT event FROM audit_entries WHERE order_id = $1 ORDER BY id', [
    id,
  ]);
  return rows.map(({ event }) => event);
}

/** The state of an order's payment in the sandbox's books. */
export async function ledgerOf(portal: Portal, id: string): Promise<string | undefined> {
  const [payment] = await portal.rows<{ status: string }>(
    'SELECT s.status FROM sandbox_payments s JOIN payments p USING (merchant_id, tracking_id) WHERE p.order_id = $1',
    [id],
  );
  return payment?.status;
}

/** Runs the task that looks up operations with an unknown outcome. */
export function lookUpOperations(portal: Portal): Promise<void> {
  return portal.app.get(LookUpOperationsTask, { strict: false }).run();
}
