import type { Portal } from './start-portal';

type Rows = Pick<Portal, 'rows'>;

/** What a write names of a case (spec 9.1), as whoever has just read it: from the row, since a read would be told in the history. */
export async function seenCase(portal: Rows, caseNumber: string): Promise<{ version: number }> {
  const [row] = await portal.rows<{ version: number }>('SELECT version FROM support_cases WHERE case_number = $1', [
    caseNumber,
  ]);
  return row ?? { version: 1 };
}

/** The same of an order. */
export async function seenOrder(portal: Rows, id: string): Promise<{ version: number }> {
  const [row] = await portal.rows<{ version: number }>('SELECT version FROM orders WHERE id::text = $1', [id]);
  return row ?? { version: 1 };
}

/** What an operation names that is asked for from a case: the case, and the order of its トラッキングID. */
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

/** The same of a service's payment settings. */
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
