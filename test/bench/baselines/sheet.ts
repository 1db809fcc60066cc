import { Seal, type WrappedKey } from '../../../server/src/shared/seal';
import { MASTER_KEY } from '../seed/sealed-samples';
import type { Prepared } from './prepared';
import { AT_ONCE, STATEMENTS } from './sheet-statements';

interface Query {
  readonly merchant: string;
  readonly caseNumber: string;
}

interface CaseRow {
  readonly id: string; readonly service_id: string; readonly acquirer_id: string; readonly revision: number;
  readonly tracking_id: string; readonly order_number: string; readonly customer_id: string;
}

interface SealedRow {
  readonly sealed_content: Buffer; readonly wrapped_key: Buffer; readonly master_key_version: number;
}

const seal = new Seal({ masterKey: MASTER_KEY });

/** B6: all that 案件管理票 shows, and the entry that somebody read the answer, in one transaction, statement by statement. */
export async function sheet(db: Prepared, query: unknown): Promise<object> {
  const { merchant, caseNumber } = query as Query;
  const [found] = await db.rows<CaseRow>(STATEMENTS.case, [caseNumber, merchant]);
  const { id, service_id, acquirer_id, revision, tracking_id, customer_id } = found!;
  await db.rows(STATEMENTS.audit, [merchant, id, `staff-${merchant}`, revision]);
  const [order] = await db.rows<SealedRow & { id: string; order_number: string }>(STATEMENTS.order, [merchant, tracking_id]);
  const answers = await db.rows<SealedRow>(STATEMENTS.answers, [merchant, id]);
  return {
    ...found,
    names: await db.rows(STATEMENTS.names, [merchant, service_id, acquirer_id]),
    order: order && {
      ...plain(order), content: unsealed(order, `order:${merchant}:${order.order_number}`),
      items: await db.rows(STATEMENTS.items, [merchant, order.id]), payment: await db.rows(STATEMENTS.payment, [merchant, order.id]),
      operations: await db.rows(STATEMENTS.operations, [merchant, order.id]), history: await db.rows(STATEMENTS.orderHistory, [merchant, order.id]),
    },
    earlier: await db.rows(STATEMENTS.earlier, [customer_id, merchant, id]),
    answers: answers.map((row) => ({ ...plain(row), ...(unsealed(row, `case:${merchant}:${id}`) as object) })),
    reopenings: await db.rows(STATEMENTS.reopenings, [merchant, id]),
    withdrawal: await db.rows(STATEMENTS.withdrawal, [merchant, id]),
    history: await db.rows(STATEMENTS.history, [merchant, id]),
    desk: await db.rows(STATEMENTS.desk, [merchant, service_id]),
  };
}

interface AtOnceRow {
  readonly id: string; readonly order_number: string; readonly records: object;
  readonly sealed_answer: Buffer; readonly case_key: Buffer; readonly sealed_order: Buffer; readonly order_key: Buffer;
}

/** The same with a single statement that commits itself; PostgreSQL puts the lists together. */
export async function sheetAtOnce(db: Prepared, query: unknown): Promise<object> {
  const { merchant, caseNumber } = query as Query;
  const [row] = await db.rows<AtOnceRow>(AT_ONCE, [caseNumber, merchant, `staff-${merchant}`]);
  const { id, order_number, records, sealed_answer, case_key, sealed_order, order_key } = row!;
  return {
    ...records,
    answer: seal.unseal(keyOf(case_key), `case:${merchant}:${id}`, sealed_answer),
    content: seal.unseal(keyOf(order_key), `order:${merchant}:${order_number}`, sealed_order),
  };
}

function keyOf(wrappedKey: Buffer, masterKeyVersion = 1): WrappedKey {
  return { wrappedKey, masterKeyVersion };
}

function unsealed({ sealed_content, wrapped_key, master_key_version }: SealedRow, context: string): unknown {
  return seal.unseal(keyOf(wrapped_key, master_key_version), context, sealed_content);
}

function plain({ sealed_content: _, wrapped_key: __, master_key_version: ___, ...rest }: SealedRow): object {
  return rest;
}
