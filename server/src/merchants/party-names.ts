/**
 * Selects the names of a row's merchant and service (`merchant_name`, `service_name`) by a subquery per row: with a
 * join, planning would take half as long again, and the planner would estimate a single row where a page of rows is
 * read.
 */
export function partyNames(row: string): string {
  return `(SELECT m.name FROM merchants m WHERE m.merchant_id = ${row}.merchant_id) AS merchant_name,
         (SELECT s.name FROM services s WHERE s.merchant_id = ${row}.merchant_id AND s.service_id = ${row}.service_id) AS service_name`;
}
