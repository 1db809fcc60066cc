import type { Portal } from '../portal/start-portal';

type Rows = Pick<Portal, 'rows'>;

/**
 * The version that a write of a case names (spec 9.1), read from the row, because a read by the API would be recorded
 * in the history.
 */
export async function seenCase(portal: Rows, caseNumber: string): Promise<{ version: number }> {
  const [row] = await portal.rows<{ version: number }>('SELECT version FROM support_cases WHERE case_number = $1', [
    caseNumber,
  ]);
  return row ?? { version: 1 };
}

/** The same for an order. */
export async function seenOrder(portal: Rows, id: string): Promise<{ version: number }> {
  const [row] = await portal.rows<{ version: number }>('SELECT version FROM orders WHERE id::text = $1', [id]);
  return row ?? { version: 1 };
}

/** The versions that an operation from a case names: of the case, and of the order with its トラッキングID. */
export async function seenFromCase(
  portal: Rows,
  caseNumber: string,
): Promise<{ version: number; caseVersion: number }> {
  const [row] = await portal.rows<{ version: number; caseVersion: number }>(
    `SELECT coalesce(o.version, 1) AS version, c.version AS "caseVersion" FROM support_cases c JOIN payment_information i ON i.merchant_id = c.merchant_id AND i.case_id = c.id
     LEFT JOIN payments p ON p.merchant_id = c.merchant_id AND p.tracking_id = i.tracking_id LEFT JOIN orders o ON o.merchant_id = p.merchant_id AND o.id = p.order_id
     WHERE c.case_number = $1`,
    [caseNumber],
  );
  return row ?? { version: 1, caseVersion: 1 };
}

/** The same for a service's payment settings. */
export async function seenSettings(
  portal: Rows,
  merchantId = '12345',
  serviceId = '001',
): Promise<{ version: number }> {
  const [row] = await portal.rows<{ version: number }>(
    'SELECT version FROM payment_settings WHERE merchant_id = $1 AND service_id = $2',
    [merchantId, serviceId],
  );
  return row ?? { version: 0 };
}
