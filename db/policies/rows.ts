const MERCHANT = `current_setting('app.merchant_id', true)`;
const OF_MERCHANT = `merchant_id = ${MERCHANT}`;
const SEES_WHOLE_MERCHANT = `current_setting('app.service_ids', true) = '*'`;
const SEES_ANYTHING = `coalesce(current_setting('app.service_ids', true), '') <> ''`;
const SERVICES = `string_to_array(current_setting('app.service_ids', true), ',')`;
/**
 * For tables of which every list reads a thousand rows: sub-selects, which PostgreSQL evaluates once per statement
 * rather than once per row. Other tables are mostly read by key: there, preparing a sub-select takes longer than
 * evaluating a setting for each of a few rows. A CASE rather than an OR: the planner takes the OR for rare, and then
 * sorts whole merchants instead of following an index.
 */
const OF_SERVICE = `CASE WHEN (SELECT ${SEES_WHOLE_MERCHANT}) THEN true ELSE service_id = ANY ((SELECT ${SERVICES})::text[]) END`;
const OF_SUBJECT = `(case_id IS NULL OR public.sees_case(case_id)) AND (order_id IS NULL OR public.sees_order(order_id))`;

/** Functions return these two conditions; the policies of the tables that they read apply to their caller. */
export const CASE_IS_VISIBLE = `EXISTS (SELECT 1 FROM public.support_cases c WHERE c.merchant_id = ${MERCHANT} AND c.id = case_id)`;
export const ORDER_IS_VISIBLE = `EXISTS (SELECT 1 FROM public.orders o WHERE o.merchant_id = ${MERCHANT} AND o.id = order_id)`;

/**
 * The conditions that policies consist of. A merchant's user sees the services that the setting `app.service_ids`
 * lists, separated by commas, all services for `*`, and nothing when the setting is empty or missing: a transaction
 * that forgets to set it sees nothing.
 */
export const ROWS = {
  all: 'true',

  ofMerchant: OF_MERCHANT,
  ofAcquirer: `acquirer_id = nullif(current_setting('app.acquirer_id', true), '')::uuid`,
  /** Acquirers address merchants: they see all merchants, but only while the setting states which acquirer it is. */
  toAcquirers: `coalesce(current_setting('app.acquirer_id', true), '') <> ''`,
  /** Rows of a case, if the role sees the case. */
  ofVisibleCase: `${OF_MERCHANT} AND (case_id IS NULL OR ${CASE_IS_VISIBLE})`,

  /** Rows with a `service_id`, for tables of which lists read many rows. */
  ofMerchantAndService: `${OF_MERCHANT} AND ${OF_SERVICE}`,
  /** Rows with a `service_id`, for tables of which few rows are read. */
  ofUsersService: limited(`service_id = ANY (${SERVICES})`),
  /**
   * Rows of a case or an order, if the user sees it. A user who sees the whole merchant sees all its cases and orders:
   * then the condition reads none.
   */
  ofUsersCase: limited('case_id IS NULL OR public.sees_case(case_id)'),
  ofUsersOrder: limited('public.sees_order(order_id)'),
  /**
   * Entries of the audit log: every user may write entries about neither a case nor an order, but only users who see
   * the whole merchant read them.
   */
  ofUsersEntry: limited(`(case_id IS NOT NULL OR order_id IS NOT NULL) AND ${OF_SUBJECT}`),
  ofUsersNewEntry: limited(OF_SUBJECT),
  /** Users and contacts of one of the user's services; a person without a list of services is responsible for all. */
  ofUsersPerson: limited(`${SEES_ANYTHING} AND (service_ids IS NULL OR service_ids && ${SERVICES})`),
  /** The merchant itself, for users who see anything of it. */
  ofUsersMerchant: `${OF_MERCHANT} AND ${SEES_ANYTHING}`,
} as const;

function limited(condition: string): string {
  return `${OF_MERCHANT} AND CASE WHEN ${SEES_WHOLE_MERCHANT} THEN true ELSE ${condition} END`;
}
