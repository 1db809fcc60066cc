import type { Statement } from '../shared/database/statement';

/** Rows of a table that wait for work which cannot be done in a transaction: a mail, a look-up, later a webhook. */
export interface DueRows {
  readonly table: string;
  /** The columns of its primary key. */
  readonly key: readonly string[];
  /** The column with the time from which a row is due; while it is claimed, the time at which the claim ends. */
  readonly dueAt: string;
  /** Which rows wait (alias `w`). States are constants in it, so that the planner can use partial indexes. */
  readonly waiting: string;
  /** How many rows are claimed at a time. */
  readonly batch: number;
  /** How long a claim lasts: an interval in SQL, also of the row before its claim (alias `t`). */
  readonly lease: string;
  /** What a claim changes besides the time: assignments in SQL. */
  readonly marks?: string;
  /** The select list of a claimed row (alias `t`). */
  readonly claimed: string;
}

/**
 * Claims rows that were due at `dueBy`: concurrent processes get different ones, and those of a process that dies are
 * due again when their claim ends. Not prepared: the best plan depends on how many rows are due and how many wait.
 */
export function claimOf<Row>(of: DueRows, dueBy: Date, now: Date): Statement<Row> {
  const { table, key, dueAt, waiting, batch, lease, marks, claimed } = of;
  return {
    text: `WITH due AS MATERIALIZED (
        SELECT ${key.map((column) => `w.${column}`).join(', ')} FROM ${table} w WHERE ${waiting} AND w.${dueAt} <= $1
        ORDER BY w.${dueAt} LIMIT ${batch} FOR UPDATE OF w SKIP LOCKED)
      UPDATE ${table} t SET ${dueAt} = $2::timestamptz + ${lease} ${marks ? `, ${marks}` : ''} FROM due
      WHERE ${key.map((column) => `t.${column} = due.${column}`).join(' AND ')} RETURNING ${claimed}`,
    values: [dueBy, now],
  };
}

/** Makes rows due now that were postponed; `postponed`: which are not claimed. For a clock that was set back. */
export function broughtForward({ table, dueAt }: DueRows, postponed: string, now: Date): Statement {
  return { text: `UPDATE ${table} SET ${dueAt} = $1 WHERE ${postponed} AND ${dueAt} > $1`, values: [now] };
}
