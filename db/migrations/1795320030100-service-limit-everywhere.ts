import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteUsersPolicies, ROWS, type UsersRows } from './frozen/row-level-security';

const OF_MERCHANT = `merchant_id = current_setting('app.merchant_id', true)`;
const SERVICES = `string_to_array(current_setting('app.service_ids', true), ',')`;
const SEES_ALL = `coalesce(current_setting('app.service_ids', true), '') = ''`;
const limited = (condition: string) => `${OF_MERCHANT} AND CASE WHEN ${SEES_ALL} THEN true ELSE ${condition} END`;
/** As they were: a setting that was empty, or forgotten, let everything through. */
const BEFORE: UsersRows = [
  {
    tables: ['support_cases', 'case_count_deltas', 'case_counts', 'orders'],
    rows: `${OF_MERCHANT} AND CASE WHEN (SELECT ${SEES_ALL}) THEN true ELSE service_id = ANY ((SELECT ${SERVICES})::text[]) END`,
  },
  { tables: ['services', 'contact_desks', 'payment_settings'], rows: limited(`service_id = ANY (${SERVICES})`) },
  {
    tables: ['answers', 'case_keys', 'reopenings', 'withdrawals', 'audit_entries', 'payment_information'],
    rows: limited('case_id IS NULL OR sees_case(case_id)'),
  },
  {
    tables: ['payments', 'payment_operations', 'manual_repayments', 'payment_differences'],
    rows: limited('sees_order(order_id)'),
  },
  {
    tables: ['checkouts', 'outgoing_mails', 'order_items', 'order_keys', 'order_calls', 'contacts', 'merchants'],
    rows: OF_MERCHANT,
  },
  { tables: ['users'], rows: OF_MERCHANT, check: null },
];
const ADDRESSED_BY_ACQUIRERS = ['merchants', 'services', 'contacts'];

/**
 * Every table of a merchant knows the services that its reader is limited to, and nothing set = nothing seen. Processes of the version
 * before don't say `*` for all: they are to be replaced when this has run.
 */
export class ServiceLimitEverywhere1795320030100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await rewriteUsersPolicies(db);
    await this.openToAcquirers(db, ROWS.toAcquirers);
  }

  async down(db: QueryRunner): Promise<void> {
    await this.takeChecks(db);
    await rewriteUsersPolicies(db, BEFORE);
    await this.openToAcquirers(db, ROWS.all);
  }

  /** Policies of roles that only read are FOR SELECT since db/policies declares them, and take no check: these do again, until the next two steps write them. */
  private async takeChecks(db: QueryRunner): Promise<void> {
    const ofUsers = BEFORE.filter(({ check }) => check !== null).flatMap(({ tables }) => tables);
    const policies = [
      ...ofUsers.map((table) => [table, 'portal_app']),
      ...ADDRESSED_BY_ACQUIRERS.map((table) => [table, 'portal_intake']),
    ];
    for (const [table, role] of policies)
      await db.query(
        `DROP POLICY ${table}_${role} ON ${table}; CREATE POLICY ${table}_${role} ON ${table} TO ${role} USING (false)`,
      );
  }

  private async openToAcquirers(db: QueryRunner, rows: string): Promise<void> {
    for (const table of ADDRESSED_BY_ACQUIRERS)
      await db.query(`ALTER POLICY ${table}_portal_intake ON ${table} USING (${rows}) WITH CHECK (${rows})`);
  }
}
