import type { QueryRunner } from 'typeorm';

// This file never changes: migrations that have been released run what they ran when they were written. What holds now is declared in db/policies.

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
const SEES_WHOLE_MERCHANT = `current_setting('app.service_ids', true) = '*'`;
const SEES_ANYTHING = `coalesce(current_setting('app.service_ids', true), '') <> ''`;
const SERVICES = `string_to_array(current_setting('app.service_ids', true), ',')`;
/** A CASE, not an OR: the planner takes the OR for rare, and then sorts whole merchants instead of following an index. */
const OF_SERVICE = `CASE WHEN (SELECT ${SEES_WHOLE_MERCHANT}) THEN true ELSE service_id = ANY ((SELECT ${SERVICES})::text[]) END`;
const CASE_IS_VISIBLE = `EXISTS (SELECT 1 FROM public.support_cases c WHERE c.merchant_id = current_setting('app.merchant_id', true) AND c.id = case_id)`;
const ORDER_IS_VISIBLE = `EXISTS (SELECT 1 FROM public.orders o WHERE o.merchant_id = current_setting('app.merchant_id', true) AND o.id = order_id)`;

/** What belongs to a case, an order, or (an entry of the audit log) to both. */
const OF_USERS_SUBJECT = `(case_id IS NULL OR sees_case(case_id)) AND (order_id IS NULL OR sees_order(order_id))`;
const limited = (condition: string) =>
  `${OF_MERCHANT} AND CASE WHEN ${SEES_WHOLE_MERCHANT} THEN true ELSE ${condition} END`;

/**
 * Conditions that policies are built from. A merchant's user sees the services that `app.service_ids` lists with commas between, all for `*`; where it
 * is not set or empty, nothing: whoever forgets to say what may be seen is shown nothing.
 */
export const ROWS = {
  ofMerchant: OF_MERCHANT,
  ofMerchantAndService: `${OF_MERCHANT} AND ${OF_SERVICE}`,
  ofAcquirer: `acquirer_id = nullif(current_setting('app.acquirer_id', true), '')::uuid`,
  /** Rows that belong to a case are visible as far as the case is. */
  ofVisibleCase: `${OF_MERCHANT} AND (case_id IS NULL OR ${CASE_IS_VISIBLE})`,
  /** Rows that belong to an order are visible as far as the order is. */
  ofVisibleOrder: `${OF_MERCHANT} AND ${ORDER_IS_VISIBLE}`,
  /** As `ofMerchantAndService`, where few rows are read. */
  ofUsersService: limited(`service_id = ANY (${SERVICES})`),
  /** As `ofVisibleCase` and `ofVisibleOrder`, for a merchant's users: whoever sees all services sees all cases and orders, and none of them need be looked for. */
  ofUsersCase: limited('case_id IS NULL OR sees_case(case_id)'),
  ofUsersOrder: limited('sees_order(order_id)'),
  /** Entries of the audit log: those about neither case nor order are shown to whoever sees the whole merchant, and may be written by everybody. */
  ofUsersEntry: limited(`(case_id IS NOT NULL OR order_id IS NOT NULL) AND ${OF_USERS_SUBJECT}`),
  ofUsersNewEntry: limited(OF_USERS_SUBJECT),
  /** Persons (users, contacts) that are concerned with one of the user's services; those without a list are with all. */
  ofUsersPerson: limited(`${SEES_ANYTHING} AND (service_ids IS NULL OR service_ids && ${SERVICES})`),
  /** The merchant itself, to whoever sees anything of it. */
  ofUsersMerchant: `${OF_MERCHANT} AND ${SEES_ANYTHING}`,
  /** What an acquirer may see of all merchants, so that it can address one. */
  toAcquirers: `coalesce(current_setting('app.acquirer_id', true), '') <> ''`,
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

/** What a merchant's users see of which tables, and where that differs what they may write; null = they only read. */
export type UsersRows = readonly {
  readonly tables: readonly string[];
  readonly rows: string;
  readonly check?: string | null;
}[];

/** Of all tables with a merchant that were there when the policies were last written; a newer one brings its own by `protect`. */
const USERS_ROWS: UsersRows = [
  { tables: ['support_cases', 'case_count_deltas', 'case_counts', 'orders'], rows: ROWS.ofMerchantAndService },
  { tables: ['services', 'contact_desks', 'payment_settings', 'checkouts'], rows: ROWS.ofUsersService },
  {
    tables: ['answers', 'case_keys', 'reopenings', 'withdrawals', 'payment_information', 'outgoing_mails'],
    rows: ROWS.ofUsersCase,
  },
  {
    tables: [
      'payments',
      'payment_operations',
      'manual_repayments',
      'payment_differences',
      'order_items',
      'order_keys',
      'order_calls',
    ],
    rows: ROWS.ofUsersOrder,
  },
  { tables: ['audit_entries'], rows: ROWS.ofUsersEntry, check: ROWS.ofUsersNewEntry },
  { tables: ['contacts'], rows: ROWS.ofUsersPerson },
  { tables: ['users'], rows: ROWS.ofUsersPerson, check: null },
  { tables: ['merchants'], rows: ROWS.ofUsersMerchant },
];

/** Writes the policies of merchants' users as `ROWS` has them now, or as a migration that is undone had them. */
export async function rewriteUsersPolicies(db: QueryRunner, all: UsersRows = USERS_ROWS): Promise<void> {
  for (const [name, [key, condition]] of Object.entries(FUNCTIONS)) {
    await db.query(`CREATE OR REPLACE FUNCTION ${name} (${key} bigint) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN ${condition}; END $$;
      REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO portal_app`);
  }
  for (const { tables, rows, check = rows } of all) {
    for (const table of tables)
      await db.query(
        `ALTER POLICY ${table}_portal_app ON ${table} USING (${rows}) ${check === null ? '' : `WITH CHECK (${check})`}`,
      );
  }
}
