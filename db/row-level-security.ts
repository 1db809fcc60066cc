import type { QueryRunner } from 'typeorm';

/**
 * The roles that a transaction may take on; none can log in or owns anything. `portal_app` sees one merchant (and within it
 * the services of the user), `portal_support` all merchants, `portal_intake` what its acquirer sent, `portal_system` is the
 * server's own work: login, mail delivery, folding of counts.
 */
export const PORTAL_ROLES = ['portal_app', 'portal_support', 'portal_intake', 'portal_system'] as const;
export type PortalRole = (typeof PORTAL_ROLES)[number];

const OF_MERCHANT = `merchant_id = current_setting('app.merchant_id', true)`;
/**
 * Of tables that every list reads a thousand rows of: selects, so that what decides is asked once for a statement and not for every row. Of the others,
 * which are mostly read by keys, plain settings and functions: PostgreSQL takes longer to get a select ready than to ask for each of a few rows.
 */
const SEES_WHOLE_MERCHANT = `coalesce(current_setting('app.service_ids', true), '') = ''`;
const SERVICES = `string_to_array(current_setting('app.service_ids', true), ',')`;
/** A CASE, not an OR: the planner takes the OR for rare, and then sorts whole merchants instead of following an index. */
const OF_SERVICE = `CASE WHEN (SELECT ${SEES_WHOLE_MERCHANT}) THEN true ELSE service_id = ANY ((SELECT ${SERVICES})::text[]) END`;
const CASE_IS_VISIBLE = `EXISTS (SELECT 1 FROM support_cases c WHERE c.merchant_id = current_setting('app.merchant_id', true) AND c.id = case_id)`;
const ORDER_IS_VISIBLE = `EXISTS (SELECT 1 FROM orders o WHERE o.merchant_id = current_setting('app.merchant_id', true) AND o.id = order_id)`;

/** Conditions that policies are built from. */
export const ROWS = {
  ofMerchant: OF_MERCHANT,
  ofMerchantAndService: `${OF_MERCHANT} AND ${OF_SERVICE}`,
  ofAcquirer: `acquirer_id = nullif(current_setting('app.acquirer_id', true), '')::uuid`,
  /** Rows that belong to a case are visible as far as the case is. */
  ofVisibleCase: `${OF_MERCHANT} AND (case_id IS NULL OR ${CASE_IS_VISIBLE})`,
  /** Rows that belong to an order are visible as far as the order is. */
  ofVisibleOrder: `${OF_MERCHANT} AND ${ORDER_IS_VISIBLE}`,
  /** As `ofMerchantAndService`, where few rows are read. */
  ofUsersService: `${OF_MERCHANT} AND CASE WHEN ${SEES_WHOLE_MERCHANT} THEN true ELSE service_id = ANY (${SERVICES}) END`,
  /** As `ofVisibleCase` and `ofVisibleOrder`, for a merchant's users: whoever sees all services sees all cases and orders, and none of them need be looked for. */
  ofUsersCase: `${OF_MERCHANT} AND CASE WHEN ${SEES_WHOLE_MERCHANT} THEN true ELSE case_id IS NULL OR sees_case(case_id) END`,
  ofUsersOrder: `${OF_MERCHANT} AND CASE WHEN ${SEES_WHOLE_MERCHANT} THEN true ELSE sees_order(order_id) END`,
  all: 'true',
} as const;

/** What each role may do with a table: SQL privileges, and the rows that it does so with. */
export type Access = Partial<Record<PortalRole, { readonly may: string; readonly rows: string }>>;

/** Switches row-level security on, for the owner too, and grants exactly what is listed: all else stays forbidden. */
export async function protect(db: QueryRunner, table: string, access: Access): Promise<void> {
  await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  for (const [role, { may, rows }] of Object.entries(access)) {
    await db.query(`GRANT ${may} ON ${table} TO ${role};
      CREATE POLICY ${table}_${role} ON ${table} TO ${role} USING (${rows}) WITH CHECK (${rows})`);
  }
}

/** What a policy asks of another table. They act as whoever asks: that table's own policies hold. In plpgsql, which keeps the plan from one statement to the next. */
const FUNCTIONS = { sees_case: ['case_id', CASE_IS_VISIBLE], sees_order: ['order_id', ORDER_IS_VISIBLE] } as const;

/** By what a merchant's users see of which tables. */
const USERS_ROWS: readonly (readonly [rows: string, tables: readonly string[]])[] = [
  [ROWS.ofMerchantAndService, ['support_cases', 'case_count_deltas', 'case_counts', 'orders']],
  [ROWS.ofUsersService, ['services', 'contact_desks', 'payment_settings']],
  [ROWS.ofUsersCase, ['answers', 'case_keys', 'reopenings', 'withdrawals', 'audit_entries', 'payment_information']],
  [ROWS.ofUsersOrder, ['payments', 'payment_operations', 'manual_repayments', 'payment_differences']],
];

/** Writes the policies of merchants' users as `ROWS` has them now. */
export async function rewriteUsersPolicies(db: QueryRunner): Promise<void> {
  for (const [name, [key, condition]] of Object.entries(FUNCTIONS)) {
    await db.query(`CREATE OR REPLACE FUNCTION ${name} (${key} bigint) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN ${condition}; END $$;
      REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO portal_app`);
  }
  for (const [rows, tables] of USERS_ROWS) {
    for (const table of tables) await db.query(`ALTER POLICY ${table}_portal_app ON ${table} USING (${rows}) WITH CHECK (${rows})`);
  }
}
