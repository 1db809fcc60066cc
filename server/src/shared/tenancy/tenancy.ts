import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isSupport } from '../../../contract/src';
import type { CurrentUser } from '../actor';
import { notFound } from '../domain-error';
import type { Planning } from '../statement';
import { isRowHeld } from './database-away';
import { type Scope, Transaction } from './transaction';
import { Turns } from './turns';

/** Whose data a transaction may see: one merchant, and of it some services or (null) all. */
export interface MerchantScope {
  readonly merchantId: string;
  readonly serviceIds: readonly string[] | null;
}

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

  /** As what the user may see: one merchant and its services, or as support all. */
  asUser<T>(user: CurrentUser, work: Work<T>): Promise<T> {
    return this.transaction(scopeOf(user), whoseWork(user), work);
  }

  /** The same for work that begins with a look, which goes out with the beginning of the transaction. */
  asUserWith<Found, T>(
    user: CurrentUser,
    look: Look<Found>,
    work: (tx: EntityManager, found: Found) => Promise<T>,
  ): Promise<T> {
    return this.transactionWith(scopeOf(user), whoseWork(user), look, work);
  }

  /**
   * Looks that need nothing of each other, and nothing else: begun, asked and ended in one go. What is asked only after an answer is refused.
   * `planning`: settings of PostgreSQL's planner for them.
   */
  lookAsUser<T>(user: CurrentUser, look: Look<T>, planning: Planning = {}): Promise<T> {
    const { role, settings } = scopeOf(user);
    return this.inOneGo({ role, settings: { ...settings, ...planning } }, whoseLooks(user), look);
  }

  /**
   * The same in two goes, where looks need what a first one found: begun with the one, ended with the others. What these log is kept even where
   * something fails with what they found: rather one look too many in the log than one too few.
   */
  lookAsUserTwice<Found, T>(
    user: CurrentUser,
    first: Look<Found>,
    others: (tx: EntityManager, found: Found) => Promise<T>,
  ): Promise<T> {
    return this.inTwoGoes(scopeOf(user), whoseLooks(user), first, others);
  }

  /** As a merchant's user. A user limited to no service at all sees nothing. */
  asMerchant<T>(scope: MerchantScope, work: Work<T>): Promise<T> {
    return this.transaction(ofMerchant(scope), scope.merchantId, work);
  }

  /** As the provider's support: all merchants. */
  asSupport<T>(work: Work<T>): Promise<T> {
    return this.transaction(OF_SUPPORT, 'support', work);
  }

  /** As an acquirer, for what it sent itself; `enterMerchant` opens the merchant that a request is for. */
  asIntake<T>(acquirerId: string, work: Work<T>): Promise<T> {
    return this.transaction(ofIntake(acquirerId), acquirerId, work);
  }

  /**
   * The same for work that begins with a look, as `asUserWith`, and ends with statements of which none waits for another's answer: the end goes out with them.
   * Returns what `work` did. `merchantId`: whom it is said to be for, in whose turn it is.
   */
  asIntakeWith<Found, Done>(
    acquirerId: string,
    merchantId: string,
    look: Look<Found>,
    work: (tx: EntityManager, found: Found) => Promise<Done>,
    last: (tx: EntityManager, done: Done) => Promise<unknown>,
  ): Promise<Done> {
    return this.run(merchantId, async (transaction) => {
      const [, found] = await Promise.all([transaction.begin(ofIntake(acquirerId)), transaction.ask(look)]);
      const done = await transaction.ask((tx) => work(tx, found));
      await transaction.askLast((tx) => last(tx, done));
      return done;
    });
  }

  enterMerchant(tx: EntityManager, merchantId: string): Promise<unknown> {
    return tx.query(`SELECT ${entering('$1')}`, [merchantId]);
  }

  /** As the server itself: login, mail delivery, folding of counts. */
  asSystem<T>(work: Work<T>): Promise<T> {
    return this.transaction(OF_SYSTEM, SYSTEM, work);
  }

  /** The same for statements of which none waits for another's answer: begun, asked and ended in one go. What is asked only after an answer is refused. */
  asSystemInOneGo<T>(work: Work<T>): Promise<T> {
    return this.inOneGo(OF_SYSTEM, SYSTEM, work);
  }

  /** The same in two goes, where statements need what a first look found; see `lookAsUserTwice`. */
  asSystemTwice<Found, T>(first: Look<Found>, others: (tx: EntityManager, found: Found) => Promise<T>): Promise<T> {
    return this.inTwoGoes(OF_SYSTEM, SYSTEM, first, others);
  }

  private inOneGo<T>(scope: Scope, whose: string, work: Work<T>): Promise<T> {
    return this.run(whose, async (transaction) => {
      const [, result] = await Promise.all([transaction.begin(scope), transaction.askLast(work)]);
      return result;
    });
  }

  private inTwoGoes<Found, T>(
    scope: Scope,
    whose: string,
    first: Look<Found>,
    others: (tx: EntityManager, found: Found) => Promise<T>,
  ): Promise<T> {
    return this.run(whose, async (transaction) => {
      const [, found] = await Promise.all([transaction.begin(scope), transaction.ask(first)]);
      return transaction.askLast((tx) => others(tx, found));
    });
  }

  /** The beginning goes out with the first statement: where the role cannot be taken, PostgreSQL carries out nothing that follows. */
  private transaction<T>(scope: Scope, whose: string, work: Work<T>): Promise<T> {
    return this.run(whose, async (transaction) => {
      const [, result] = await Promise.all([transaction.begin(scope), transaction.ask(work)]);
      await transaction.end('COMMIT');
      return result;
    });
  }

  private transactionWith<Found, T>(
    scope: Scope,
    whose: string,
    look: Look<Found>,
    work: (tx: EntityManager, found: Found) => Promise<T>,
  ): Promise<T> {
    return this.transaction(scope, whose, async (tx) => work(tx, await look(tx)));
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

const SYSTEM = 'system';
/** node-postgres' own number of connections, where nothing is said. */
const POOLS_OWN = 10;
const OF_SUPPORT: Scope = { role: 'portal_support', settings: {} };
const OF_SYSTEM: Scope = { role: 'portal_system', settings: {} };

function scopeOf(user: CurrentUser): Scope {
  if (isSupport(user.role)) return OF_SUPPORT;
  if (user.merchantId === null) throw notFound();
  return ofMerchant({ merchantId: user.merchantId, serviceIds: user.serviceIds });
}

/** A merchant's users have one turn between them; support's each their own, whatever merchant they work for. */
function whoseWork({ merchantId, id }: CurrentUser): string {
  return merchantId ?? id;
}

/** Looks wait for no rows: they have a turn beside the work that may. */
function whoseLooks(user: CurrentUser): string {
  return `${whoseWork(user)} looks`;
}

/** Of the pool; TypeORM's types do not know it. */
function connectionsOf({ options }: DataSource): number {
  return (options as { readonly extra?: { readonly max?: number } }).extra?.max ?? POOLS_OWN;
}

/** What the policies take for all (db/row-level-security.ts): nothing at all stands for none. */
const ALL_SERVICES = '*';

function ofMerchant({ merchantId, serviceIds }: MerchantScope): Scope {
  return {
    role: 'portal_app',
    settings: {
      'app.merchant_id': merchantId,
      'app.service_ids': serviceIds === null ? ALL_SERVICES : serviceIds.join(','),
    },
  };
}

function ofIntake(acquirerId: string): Scope {
  return { role: 'portal_intake', settings: { 'app.acquirer_id': acquirerId } };
}

/** For an intake's statement that looks for the merchant anyhow: what to select so that the transaction enters it. */
export function entering(merchantId: string): string {
  return `set_config('app.merchant_id', ${merchantId}, true)`;
}
