import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { closeTransaction } from '../../../../db/data-source';
import type { Planning } from '../database/statement';
import { answersFrom, type Answers, type Asked, statementsIn } from './asked';
import { isRowHeld } from './database-unavailable';
import { onConnection, sendTogether } from './pipeline';
import type { Scope } from './scope';
import { Turns } from './turns';

/** The default number of connections of node-postgres. */
const POOLS_OWN = 10;

/**
 * All access to merchants' data is through a transaction that has taken on a role, to which row-level security shows
 * nothing else. `as` is the usual method; `read` and `readThen` take statements as data and need fewer round trips:
 * nothing can be awaited between statements that are sent together.
 */
@Injectable()
export class Tenancy {
  private readonly turns: Turns;

  constructor(private readonly dataSource: DataSource) {
    this.turns = new Turns(connectionsOf(dataSource));
  }

  /**
   * Runs `work` in a transaction, with repositories of its EntityManager. Never await anything outside the database in
   * it: the embedded database has a single connection.
   */
  as<T>(scope: Scope, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.inTurn(scope, () =>
      this.dataSource.transaction(async (tx) => {
        // It is sent with the first statement: if the role cannot be taken on, PostgreSQL executes no statement that
        // follows.
        const role = tx.queryRunner!.query(settingsOf(scope));
        role.catch(() => undefined);
        try {
          return await work(tx);
        } finally {
          closeTransaction(tx.queryRunner!);
          await role;
        }
      }),
    );
  }

  /**
   * Runs statements in a transaction that is sent together with its beginning and its end: one round trip. `planning`:
   * settings of PostgreSQL's planner for them.
   */
  read<A extends Asked>(scope: Scope, asked: A, planning: Planning = {}): Promise<Answers<A>> {
    const answers: Promise<unknown> = this.onConnection(scope, async (connection) => {
      const [, ...rows] = await sendTogether(connection, [
        beginningOf(scope, planning),
        ...statementsIn(asked),
        'COMMIT',
      ]);
      return answersFrom(asked, rows);
    });
    return answers as Promise<Answers<A>>;
  }

  /**
   * The same in two or three round trips, for statements that need the rows of earlier ones: `then` builds them from
   * these rows. An error in `then` rolls the transaction back; if the last round is null, it only ends the transaction.
   */
  readThen<A extends Asked, B extends Asked>(
    scope: Scope,
    first: A,
    then: (found: Answers<A>) => B,
  ): Promise<[Answers<A>, Answers<B>]>;
  readThen<A extends Asked, B extends Asked, C extends Asked>(
    scope: Scope,
    first: A,
    then: (found: Answers<A>) => B,
    last: (found: Answers<A>, next: Answers<B>) => C,
  ): Promise<[Answers<A>, Answers<B>, Answers<C>]>;
  readThen(scope: Scope, first: Asked, ...later: ((...found: never[]) => Asked)[]): Promise<unknown[]> {
    return this.onConnection(scope, async (connection) => {
      const found: unknown[] = [];
      try {
        found.push(await round(connection, first, [beginningOf(scope)], []));
        for (const [i, then] of later.entries()) {
          const end = i === later.length - 1 ? ['COMMIT'] : [];
          found.push(await round(connection, then(...(found as never[])), [], end));
        }
        return found;
      } catch (error) {
        // A lost connection cannot roll back, and need not.
        await connection.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  private onConnection<T>(scope: Scope, work: (connection: ClientBase) => Promise<T>): Promise<T> {
    return this.inTurn(scope, () => onConnection(this.dataSource, work));
  }

  private inTurn<T>({ turn }: Scope, work: () => Promise<T>): Promise<T> {
    return this.turns.take(turn, () =>
      work().catch((error: unknown) => {
        if (isRowHeld(error)) this.turns.suspect(turn);
        throw error;
      }),
    );
  }
}

/** The statements that are sent together; without any there is no round trip. */
async function round(
  connection: ClientBase,
  asked: Asked,
  before: readonly string[],
  after: readonly string[],
): Promise<unknown> {
  const sent = [...before, ...statementsIn(asked), ...after];
  const rows = sent.length ? await sendTogether(connection, sent) : [];
  return answersFrom(asked, rows.slice(before.length));
}

/** The pool's size, which TypeORM's types do not include. */
function connectionsOf({ options }: DataSource): number {
  return (options as { readonly extra?: { readonly max?: number } }).extra?.max ?? POOLS_OWN;
}

function beginningOf(scope: Scope, planning: Planning = {}): string {
  return `BEGIN; ${settingsOf(scope, planning)}`;
}

function settingsOf({ role, settings }: Scope, planning: Planning = {}): string {
  return Object.entries({ role, ...settings, ...planning })
    .map(([name, value]) => `SET LOCAL ${name} = '${plain(value)}'`)
    .join('; ');
}

/** MIDs, SIDs, `*` and UUIDs only: nothing that could end a literal. */
function plain(value: string): string {
  if (!/^[\w,*-]*$/.test(value)) throw new Error('a scope that no merchant, service or acquirer has');
  return value;
}
