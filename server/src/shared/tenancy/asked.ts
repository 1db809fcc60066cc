import type { EntityManager } from 'typeorm';
import type { Raw, Statement } from '../database/statement';

/** Statements by name, in their order of execution; null in place of one that is not needed. */
export type Asked = Statement | null | readonly Asked[] | { readonly [name: string]: Asked };

/** The rows of each statement, under its name; null for a statement that was null. */
export type Answers<A> = A extends null
  ? null
  : A extends Statement<infer Row>
    ? readonly Row[]
    : { readonly [Name in keyof A]: Answers<A[Name]> };

export function statementsIn(asked: Asked): readonly Statement[] {
  if (asked === null) return [];
  return isStatement(asked) ? [asked] : Object.values(asked).flatMap(statementsIn);
}

/** Builds the `Answers`; `rows`: the rows of each of `statementsIn(asked)`. */
export function answersFrom(asked: Asked, rows: readonly (readonly Raw[])[]): unknown {
  return answered(asked, rows.values());
}

/**
 * Sends statements together in a transaction of `Tenancy.as`. None is prepared: measured paths use `Tenancy.read` and
 * `readThen`. Throws the error of the first that fails, once all have completed.
 */
export function runIn<A extends Asked>(tx: EntityManager, asked: A): Promise<Answers<A>> {
  const run = ({ text, values }: Statement) => tx.queryRunner!.query(text, [...values], true);
  const answers: Promise<unknown> = allOf(statementsIn(asked).map(run)).then((results) =>
    answersFrom(
      asked,
      results.map(({ records }) => records as Raw[]),
    ),
  );
  return answers as Promise<Answers<A>>;
}

/** Throws the error of the first that fails, once all are settled, so that none is still running. */
export async function allOf<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  return (await Promise.allSettled(promises)).map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

function answered(asked: Asked, rows: Iterator<readonly Raw[]>): unknown {
  if (asked === null) return null;
  if (isStatement(asked)) {
    const { value } = rows.next() as { value: readonly Raw[] };
    return asked.read ? value.map(asked.read) : value;
  }
  if (Array.isArray(asked)) return (asked as readonly Asked[]).map((one) => answered(one, rows));
  return Object.fromEntries(Object.entries(asked).map(([name, one]) => [name, answered(one, rows)]));
}

function isStatement(asked: object): asked is Statement {
  return 'text' in asked && typeof asked.text === 'string';
}
