import { MasterKeys, type WrappedKey } from '../../../server/src/shared/sealing/master-keys';
import { Seal } from '../../../server/src/shared/sealing/seal';
import { MASTER_KEY } from '../seed/encrypted-samples';
import type { Prepared } from './prepared';
import { ONE_STATEMENT, STATEMENTS } from './sheet-statements';

interface Query {
  readonly merchant: string;
  readonly caseNumber: string;
}

interface CaseRow {
  readonly id: string;
  readonly service_id: string;
  readonly acquirer_id: string;
  readonly revision: number;
  readonly tracking_id: string;
  readonly order_number: string;
  readonly customer_id: string;
}

interface SealedRow {
  readonly sealed_content: Buffer;
  readonly wrapped_key: Buffer;
  readonly master_key_version: number;
}

interface OrderRow extends SealedRow {
  readonly id: string;
  readonly order_number: string;
}

const seal = new Seal(MasterKeys.of(MASTER_KEY));

/**
 * B6: everything on a 案件管理票, and the audit entry that a person read the answer, in one transaction; independent
 * statements are sent together.
 */
export async function sheet(db: Prepared, query: unknown): Promise<object> {
  const { merchant, caseNumber } = query as Query;
  const [found] = await db.rows<CaseRow>(STATEMENTS.case, [caseNumber, merchant]);
  const { id, service_id, acquirer_id, revision, tracking_id, customer_id } = found!;
  const [, [order], answers, names, earlier, reopenings, withdrawal, history, desk] = await Promise.all([
    db.rows(STATEMENTS.audit, [merchant, id, `staff-${merchant}`, revision]),
    db.rows<OrderRow>(STATEMENTS.order, [merchant, tracking_id]),
    db.rows<SealedRow & { readonly revision: number }>(STATEMENTS.answers, [merchant, id]),
    db.rows(STATEMENTS.names, [merchant, service_id, acquirer_id]),
    db.rows(STATEMENTS.earlier, [customer_id, merchant, id]),
    db.rows(STATEMENTS.reopenings, [merchant, id]),
    db.rows(STATEMENTS.withdrawal, [merchant, id]),
    db.rows(STATEMENTS.history, [merchant, id]),
    db.rows(STATEMENTS.desk, [merchant, service_id]),
  ]);
  return {
    ...found,
    names,
    earlier,
    reopenings,
    withdrawal,
    history,
    desk,
    order: order && (await orderOf(db, merchant, order)),
    answers: answers.map((row) => ({
      ...plain(row),
      ...(unsealed(row, `case:${merchant}:${id}`, `answer:${merchant}:${id}:${row.revision}`) as object),
    })),
  };
}

async function orderOf(db: Prepared, merchant: string, order: OrderRow): Promise<object> {
  const [items, payment, operations, history] = await Promise.all([
    db.rows(STATEMENTS.items, [merchant, order.id]),
    db.rows(STATEMENTS.payment, [merchant, order.id]),
    db.rows(STATEMENTS.operations, [merchant, order.id]),
    db.rows(STATEMENTS.orderHistory, [merchant, order.id]),
  ]);
  return {
    ...plain(order),
    content: unsealed(order, `order:${merchant}:${order.order_number}`),
    items,
    payment,
    operations,
    history,
  };
}

interface OneStatementRow {
  readonly id: string;
  readonly order_number: string;
  readonly records: object;
  readonly sealed_answer: Buffer;
  readonly case_key: Buffer;
  readonly sealed_order: Buffer;
  readonly order_key: Buffer;
}

/** The same with a single auto-committed statement; PostgreSQL aggregates the lists. */
export async function sheetInOneStatement(db: Prepared, query: unknown): Promise<object> {
  const { merchant, caseNumber } = query as Query;
  const [row] = await db.rows<OneStatementRow>(ONE_STATEMENT, [caseNumber, merchant, `staff-${merchant}`]);
  const { id, order_number, records, sealed_answer, case_key, sealed_order, order_key } = row!;
  return {
    ...records,
    answer: seal.unseal(keyOf(case_key), `case:${merchant}:${id}`, sealed_answer, `answer:${merchant}:${id}:1`),
    content: seal.unseal(keyOf(order_key), `order:${merchant}:${order_number}`, sealed_order),
  };
}

function keyOf(wrappedKey: Buffer, masterKeyVersion = 1): WrappedKey {
  return { wrappedKey, masterKeyVersion };
}

function unsealed({ sealed_content, wrapped_key, master_key_version }: SealedRow, owner: string, row = owner): unknown {
  return seal.unseal(keyOf(wrapped_key, master_key_version), owner, sealed_content, row);
}

function plain({ sealed_content: _, wrapped_key: __, master_key_version: ___, ...rest }: SealedRow): object {
  return rest;
}
