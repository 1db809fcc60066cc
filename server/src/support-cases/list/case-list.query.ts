import {
  AWAITED_STATUSES,
  CASE_STATUSES,
  type CaseCategory,
  type CaseQuery,
  type CaseSort,
  type CaseStatus,
  categoryOf,
  DUE_STATUSES,
  EXACT_TOTAL,
  identifierKey,
  PAGE_SIZE,
  readCaseNumber,
  type Reading,
  readTrackingId,
  type ServiceRef,
  type StatusFilter,
  statusesOf,
} from '../../../contract/src';
import type { ListCursor } from '../../shared/database/list-cursor';
import { partyNames } from '../../merchants/party-names';
import {
  ALONG_AN_INDEX,
  Conditions,
  ofEverybody,
  type Planning,
  type Statement,
} from '../../shared/database/statement';
import { CASE_COLUMNS, type CaseRow, PAYMENT_COLUMNS } from './case-list-item.view';

const SORT_COLUMNS: Record<CaseSort, string> = {
  answerDueOn: 'answer_due_on',
  requestedOn: 'requested_on',
  receivedAt: 'received_at',
};

export interface TotalAndServices {
  count: number;
  services: readonly ServiceRef[];
}

/** Builds the list's SQL: keyset pages (spec 5.1), each status read from its own index and merged. */
export class CaseListQuery {
  private readonly conditions = new Conditions();
  private readonly statuses: readonly CaseStatus[] | null;
  readonly column: string;

  constructor(
    private readonly query: CaseQuery,
    /** The merchant; null = all merchants, for support. Row-level security applies the same condition again. */
    private readonly merchantId: string | null,
    private readonly dueDays: { readonly today: string; readonly soonUntil: string },
  ) {
    this.column = SORT_COLUMNS[query.sort ?? 'answerDueOn'];
    if (merchantId !== null) this.conditions.require('c.merchant_id = ?', merchantId);
    else this.conditions.all.push(ofEverybody('c'));
    this.statuses = this.wanted();
    this.filter();
  }

  /**
   * One row more than a page, to know whether there is another page. Its rows include names in a list over all
   * merchants; in a list of one merchant, `totalAndServices` reads them.
   */
  page(cursor: ListCursor | null): Statement<CaseRow> {
    const descending = (this.query.order === 'desc') !== (cursor?.backward ?? false);
    const direction = descending ? 'DESC' : 'ASC';
    const order = `ORDER BY ${this.column} ${direction}, id ${direction} LIMIT ${PAGE_SIZE + 1}`;
    const after = cursor
      ? [
          `(c.${this.column}, c.id) ${descending ? '<' : '>'} (${this.conditions.parameter(cursor.value)}::${this.type}, ${this.conditions.parameter(cursor.id)}::bigint)`,
        ]
      : [];
    const branches = this.branches([...after, ...this.nearTheBeginning()]).map(
      (where) => `(SELECT ${CASE_COLUMNS} FROM support_cases c ${where} ${order})`,
    );
    const page = this.conditions
      .statement<CaseRow>(`WITH c AS MATERIALIZED (SELECT * FROM (${branches.join(' UNION ALL ')}) AS merged ${order})
      SELECT c.*, c.${this.column}::text AS sort_value, ${this.merchantId === null ? `${partyNames('c')}, ` : ''}${PAYMENT_COLUMNS}
      FROM c JOIN payment_information p ON p.merchant_id = c.merchant_id AND p.case_id = c.id
      ORDER BY c.${this.column} ${direction}, c.id ${direction}`);
    return this.planning ? { ...page, prepared: 'page' } : page;
  }

  /**
   * If only equality conditions restrict a merchant's list, an index returns it in its order. Otherwise the best plan
   * depends on the values, and the page is planned for them.
   */
  get planning(): Planning | undefined {
    const { due, requestedFrom, requestedTo, q } = this.query;
    return this.merchantId !== null &&
      (requestedFrom ?? requestedTo ?? q) === undefined &&
      (due === undefined || this.column === 'answer_due_on')
      ? ALONG_AN_INDEX
      : undefined;
  }

  /**
   * No case is due before it was requested (a CHECK): a list by due day can therefore start near the right position.
   */
  private nearTheBeginning(): string[] {
    const { requestedFrom } = this.query;
    return requestedFrom === undefined || this.column !== 'answer_due_on'
      ? []
      : [`c.answer_due_on >= ${this.conditions.parameter(requestedFrom)}`];
  }

  /** The total, exact up to `EXACT_TOTAL`, and the services of the merchant if the list is of one. */
  totalAndServices(): Statement<TotalAndServices> {
    const services =
      this.merchantId === null
        ? `'[]'::json`
        : `(SELECT coalesce(json_agg(r ORDER BY r."serviceId"), '[]') FROM (${this.services(this.merchantId)}) AS r)`;
    const statement = this.conditions.statement<TotalAndServices>(
      `SELECT (${this.isCounted ? this.totalOfCounts() : this.totalOfCases()}) AS count, ${services} AS services`,
    );
    return { ...statement, prepared: 'page' };
  }

  private services(merchant: string): string {
    return `SELECT s.merchant_id AS "merchantId", m.name AS "merchantName", s.service_id AS "serviceId", s.name AS "serviceName"
      FROM services s JOIN merchants m USING (merchant_id) WHERE s.merchant_id = ${this.conditions.parameter(merchant)}`;
  }

  /**
   * A total that the counts contain (`CaseCountsService`) needs no case to be read; over all merchants there are more
   * than a thousand cases anyway.
   */
  private get isCounted(): boolean {
    const { noticeType, requestedFrom, requestedTo, q } = this.query;
    return this.merchantId !== null && (noticeType ?? requestedFrom ?? requestedTo ?? q) === undefined;
  }

  private totalOfCounts(): string {
    const counted = ['case_counts', 'case_count_deltas'].map(
      (table) => `SELECT merchant_id, service_id, category, status, due_on AS answer_due_on, n FROM ${table}`,
    );
    const sums = this.branches([]).map(
      (where) => `SELECT sum(c.n) AS n FROM (${counted.join(' UNION ALL ')}) AS c ${where}`,
    );
    return `SELECT least(coalesce(sum(n), 0), ${EXACT_TOTAL})::integer FROM (${sums.join(' UNION ALL ')}) AS summed`;
  }

  /** With an ORDER BY it follows an index even if so many cases match that a scan seems cheap to the planner. */
  private totalOfCases(): string {
    const column = (this.query.requestedFrom ?? this.query.requestedTo) ? 'requested_on' : 'answer_due_on';
    const rows = this.branches([]).map(
      (where) => `(SELECT 1 FROM support_cases c ${where} ORDER BY c.${column} LIMIT ${EXACT_TOTAL})`,
    );
    return `SELECT count(*)::integer FROM (SELECT 1 FROM (${rows.join(' UNION ALL ')}) AS found LIMIT ${EXACT_TOTAL}) AS counted`;
  }

  private get type(): string {
    return this.column === 'received_at' ? 'timestamptz' : 'date';
  }

  /** One WHERE per status, so that each follows an index (merchant, status, column, id) in order. */
  private branches(more: readonly string[]): string[] {
    const where = (status: readonly string[]) => this.conditions.where([...status, ...more]);
    if (!this.statuses) return [where([])];
    return this.statuses.length ? this.statuses.map((status) => where([`c.status = '${status}'`])) : [where(['false'])];
  }

  /** null if no filter restricts statuses: then the indexes without a status are used. */
  private wanted(): readonly CaseStatus[] | null {
    const { status, due, noticeType, category } = this.query;
    if (status === undefined && due === undefined && noticeType === undefined) return null;
    const possible = possibleStatuses(noticeType === undefined ? category : categoryOf(noticeType).code);
    return possible.filter((code) => isAsked(code, status) && (due === undefined || DUE_STATUSES.includes(code)));
  }

  private filter(): void {
    const { category, noticeType, service, due, requestedFrom, requestedTo, q } = this.query;
    if (category !== undefined) this.conditions.require('c.category = ?', category);
    if (noticeType !== undefined) this.conditions.require('c.notice_type = ?', noticeType);
    if (service !== undefined) this.conditions.require('c.service_id = ?', service.slice(-3));
    if (requestedFrom !== undefined) this.conditions.require('c.requested_on >= ?', requestedFrom);
    if (requestedTo !== undefined) this.conditions.require('c.requested_on <= ?', requestedTo);
    if (due === 'overdue') this.conditions.require('c.answer_due_on < ?', this.dueDays.today);
    if (due === 'soon') {
      this.conditions.require('c.answer_due_on >= ?', this.dueDays.today);
      this.conditions.require('c.answer_due_on <= ?', this.dueDays.soonUntil);
    }
    if (q !== undefined) this.search(q);
  }

  /** Equality on keys, each with its own index: under row-level security a pattern could use none (spec 5.1). */
  private search(text: string): void {
    const key = this.conditions.parameter(identifierKey(text));
    const byKey = ['customer_key', 'order_key'].map(
      (column) => `SELECT p.merchant_id, p.case_id FROM payment_information p WHERE p.${column} = ${key}`,
    );
    const byNumber = [
      ...this.by(
        readTrackingId(text),
        (value) => `SELECT p.merchant_id, p.case_id FROM payment_information p WHERE p.tracking_id = ${value}`,
      ),
      ...this.by(
        readCaseNumber(text),
        (value) => `SELECT n.merchant_id, n.id FROM support_cases n WHERE n.case_number = ${value}`,
      ),
    ];
    this.conditions.all.push(`(c.merchant_id, c.id) IN (${[...byKey, ...byNumber].join(' UNION ')})`);
  }

  /** Left out for a text that is not such a number: without a value the planner would prepare to read all cases. */
  private by(reading: Reading<string>, select: (parameter: string) => string): string[] {
    return 'error' in reading || reading.value === undefined ? [] : [select(this.conditions.parameter(reading.value))];
  }
}

function possibleStatuses(category: CaseCategory | undefined): readonly CaseStatus[] {
  return category === undefined ? CASE_STATUSES : statusesOf(category);
}

function isAsked(code: CaseStatus, status: StatusFilter | undefined): boolean {
  if (status === undefined) return true;
  return status === 'open' ? AWAITED_STATUSES.includes(code) : status === code;
}
