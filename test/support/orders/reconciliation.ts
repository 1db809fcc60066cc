import type { PaymentDifferencePage } from '../../../server/contract/src';
import { SandboxLedgerService } from '../../../server/src/payments/gateways/sandbox/sandbox-ledger.service';
import { ReconcilePaymentsTask } from '../../../server/src/payments/reconciliation/reconcile-payments.task';
import { loggedIn } from '../portal/http';
import { placedOrder, readOrder } from './orders';
import type { Portal } from '../portal/start-portal';

/** Compares the payments with the gateway now, instead of in the morning. */
export function reconcile(portal: Portal): Promise<unknown> {
  return portal.app.get(ReconcilePaymentsTask, { strict: false }).run();
}

/** 決済代行会社との差異 as a user sees it; `query` with its question mark. */
export async function listDifferences(portal: Portal, query = '', userId = 'staff'): Promise<PaymentDifferencePage> {
  return (await (await loggedIn(portal, userId)).get<PaymentDifferencePage>(`/api/payment-differences${query}`)).body;
}

type SandboxStatus = Parameters<SandboxLedgerService['move']>[1];

/** Changes a payment at the sandbox, as another screen of the gateway would. */
export async function moveElsewhere(portal: Portal, id: string, from: SandboxStatus, to: SandboxStatus): Promise<void> {
  const { trackingId } = (await readOrder(portal, id)).card!;
  const moved = await portal.app
    .get(SandboxLedgerService, { strict: false })
    .move({ merchantId: '12345', trackingId }, from, to, portal.clock.today());
  expect(moved).toBe(true);
}

/** An order whose payment was captured on another screen. */
export async function capturedElsewhere(portal: Portal): Promise<string> {
  const { id } = await placedOrder(portal);
  await moveElsewhere(portal, id, 'authorized', 'captured');
  return id;
}
