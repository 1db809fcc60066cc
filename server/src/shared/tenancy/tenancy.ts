import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Planning } from '../statement';
import { isRowHeld } from './database-away';
import type { Scope } from './scope';
import { Transaction } from './transaction';
import { Turns } from './turns';

export type Work<T> = (tx: EntityManager) => Promise<T>;
/** Statements that only read (and log or mark that somebody read). */
export type Look<T> = (tx: EntityManager) => Promise<T>;

/**
 * The one way to merchants' data: a transaction that has taken on a role whose row-level security shows it nothing else.
 * Never await anything outside the database in `work`: the embedded database has a single connection.
 * Statements that need nothing of each other go out together (Promise.all): one way there and back, carried out in the order they were asked in.
 */
@Injectable()
export class Tenancy {
  private readonly turns: Turns;

  constructor(private readonly dataSource: DataSource) {
    this.turns = new Turns(connectionsOf(dataSource));
  }

  /** A transaction of `work`, as whom `scope` says. */
  as<T>(scope: Scope, work: Work<T>): Promise<T> {
    return this.run(scope.turn, async (transaction) => {
      // The beginning goes out with the first statement: where the role cannot be taken, PostgreSQL carries out nothing that follows.
      const [, result] = await Promise.all([transaction.begin(scope), transaction.ask(work)]);
      await transaction.end('COMMIT');
      return result;
    });
  }

  /** The same for work that begins with a look, which goes out with the beginning of the transaction. */
  startingWith<Found, T>(
    scope: Scope,
    look: Look<Found>,
    work: (tx: EntityManager, found: Found) => Promise<T>,
  ): Promise<T> {
    return this.as(scope, async (tx) => work(tx, await look(tx)));
  }

  /**
   * Statements that need nothing of each other: begun, asked and ended in one round trip. What is asked only after an answer is refused.
   * `planning`: settings of PostgreSQL's planner for them.
   */
  inOneGo<T>(scope: Scope, work: Work<T>, planning: Planning = {}): Promise<T> {
    const { settings, readTurn } = scope;
    return this.run(readTurn, async (transaction) => {
      const [, result] = await Promise.all([
        transaction.begin({ ...scope, settings: { ...settings, ...planning } }),
        transaction.askLast(work),
      ]);
      return result;
    });
  }

  /**
   * The same in two round trips, where statements need what a first one found: begun with the one, ended with the others. What these log is kept even where
   * something fails with what they found: rather one look too many in the log than one too few.
   */
  inTwoGoes<Found, T>(
    scope: Scope,
    first: Look<Found>,
    others: (tx: EntityManager, found: Found) => Promise<T>,
  ): Promise<T> {
    return this.run(scope.readTurn, async (transaction) => {
      const [, found] = await Promise.all([transaction.begin(scope), transaction.ask(first)]);
      return transaction.askLast((tx) => others(tx, found));
    });
  }

  /**
   * The same as `startingWith` for work that ends with statements of which none waits for another's answer: the end goes out with them.
   * Returns what `work` did.
   */
  endingWith<Found, Done>(
    scope: Scope,
    look: Look<Found>,
    work: (tx: EntityManager, found: Found) => Promise<Done>,
    last: (tx: EntityManager, done: Done) => Promise<unknown>,
  ): Promise<Done> {
    return this.run(scope.turn, async (transaction) => {
      const [, found] = await Promise.all([transaction.begin(scope), transaction.ask(look)]);
      const done = await transaction.ask((tx) => work(tx, found));
      await transaction.askLast((tx) => last(tx, done));
      return done;
    });
  }

  /** `whose` turn it is. */
  private run<T>(whose: string, steps: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.turns.take(whose, async () => {
      const runner = this.dataSource.createQueryRunner();
      const transaction = new Transaction(runner);
      try {
        return await steps(transaction);
      } catch (error) {
        if (isRowHeld(error)) this.turns.suspect(whose);
        // A connection that is lost cannot roll back, and need not.
        await transaction.end('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        await runner.release();
      }
    });
  }
}

/** node-postgres' own number of connections, where nothing is said. */
const POOLS_OWN = 10;

/** Of the pool; TypeORM's types do not know it. */
function connectionsOf({ options }: DataSource): number {
  return (options as { readonly extra?: { readonly max?: number } }).extra?.max ?? POOLS_OWN;
}
