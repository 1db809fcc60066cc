/**
 * Selects the names of a row's merchant and service (`merchant_name`, `service_name`). Looked up row by row: joined, they make the
 * planner's work half as long again, and lead it astray where it takes a page of rows for a single one.
 */
export function partyNames(row: string): string {
  return `(SELECT m.name FROM merchants m WHERE m.merchant_id = ${row}.merchant_id) AS merchant_name,
         (SELECT s.name FROM services s WHERE s.merchant_id = ${row}.merchant_id AND s.service_id = ${row}.service_id) AS service_name`;
}
