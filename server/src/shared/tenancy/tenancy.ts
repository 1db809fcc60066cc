import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isSupport } from '../../../contract/src';
import type { CurrentUser } from '../actor';
import { notFound } from '../domain-error';
import type { Planning } from '../statement';
import { type Scope, Transaction } from './transaction';

/** Whose data a transaction may see: one merchant, and of it some services or (null) all. */
export interface MerchantScope {
  readonly merchantId: string;
  readonly serviceIds: readonly string[] | null;
}

export type Work<T> = (tx: EntityManager) => Promise<T>;
/** Statements that only read (and log or mark that somebody read): they go out before it is known that the role was taken; if it was not, nobody gets what they found. */
export type Look<T> = (tx: EntityManager) => Promise<T>;

/**
 * The one way to merchants' data: a transaction that has taken on a role whose row-level security shows it nothing else.
 * Never await anything outside the database in `work`: the embedded database has a single connection.
 * Statements that need nothing of each other go out together (Promise.all): one way there and back, carried out in the order they were asked in.
 */
@Injectable()
export class Tenancy {
  constructor(private readonly dataSource: DataSource) {}

  /** As what the user may see: one merchant and its services, or as support all. */
  asUser<T>(user: CurrentUser, work: Work<T>): Promise<T> {
    return this.transaction(scopeOf(user), work);
  }

  /** The same for work that begins with a look, which goes out with the beginning of the transaction. */
  asUserWith<Found, T>(user: CurrentUser, look: Look<Found>, work: (tx: EntityManager, found: Found) => Promise<T>): Promise<T> {
    return this.transactionWith(scopeOf(user), look, work);
  }

  /**
   * Looks that need nothing of each other, and nothing else: begun, asked and ended in one go. What is asked only after an answer is refused.
   * `planning`: settings of PostgreSQL's planner for them.
   */
  lookAsUser<T>(user: CurrentUser, look: Look<T>, planning: Planning = {}): Promise<T> {
    const { role, settings } = scopeOf(user);
    return this.inOneGo({ role, settings: { ...settings, ...planning } }, look);
  }

  /**
   * The same in two goes, where looks need what a first one found: begun with the one, ended with the others. What these log is kept even where
   * something fails with what they found: rather one look too many in the log than one too few.
   */
  lookAsUserTwice<Found, T>(user: CurrentUser, first: Look<Found>, others: (tx: EntityManager, found: Found) => Promise<T>): Promise<T> {
    const scope = scopeOf(user);
    return this.run(async (transaction) => {
      const [, found] = await Promise.all([transaction.begin(scope), transaction.ask(first)]);
      return transaction.askLast((tx) => others(tx, found));
    });
  }

  /** As a merchant's user. A user limited to no service at all sees nothing. */
  asMerchant<T>(scope: MerchantScope, work: Work<T>): Promise<T> {
    return this.transaction(ofMerchant(scope), work);
  }

  /** As the provider's support: all merchants. */
  asSupport<T>(work: Work<T>): Promise<T> {
    return this.transaction(OF_SUPPORT, work);
  }

  /** As an acquirer, for what it sent itself; `enterMerchant` opens the merchant that a request is for. */
  asIntake<T>(acquirerId: string, work: Work<T>): Promise<T> {
    return this.transaction(ofIntake(acquirerId), work);
  }

  /** The same for work that begins with a look, as `asUserWith`. */
  asIntakeWith<Found, T>(acquirerId: string, look: Look<Found>, work: (tx: EntityManager, found: Found) => Promise<T>): Promise<T> {
    return this.transactionWith(ofIntake(acquirerId), look, work);
  }

  enterMerchant(tx: EntityManager, merchantId: string): Promise<unknown> {
    return tx.query(`SELECT ${entering('$1')}`, [merchantId]);
  }

  /** As the server itself: login, mail delivery, folding of counts. */
  asSystem<T>(work: Work<T>): Promise<T> {
    return this.transaction(OF_SYSTEM, work);
  }

  /** The same for statements of which none waits for another's answer: begun, asked and ended in one go. What is asked only after an answer is refused. */
  asSystemInOneGo<T>(work: Work<T>): Promise<T> {
    return this.inOneGo(OF_SYSTEM, work);
  }

  private inOneGo<T>(scope: Scope, work: Work<T>): Promise<T> {
    return this.run(async (transaction) => {
      const [, result] = await Promise.all([transaction.begin(scope), transaction.askLast(work)]);
      return result;
    });
  }

  private transaction<T>(scope: Scope, work: Work<T>): Promise<T> {
    return this.run(async (transaction) => {
      await transaction.begin(scope);
      const result = await transaction.ask(work);
      await transaction.end('COMMIT');
      return result;
    });
  }

  private transactionWith<Found, T>(scope: Scope, look: Look<Found>, work: (tx: EntityManager, found: Found) => Promise<T>): Promise<T> {
    return this.run(async (transaction) => {
      const [, found] = await Promise.all([transaction.begin(scope), transaction.ask(look)]);
      const result = await transaction.ask((tx) => work(tx, found));
      await transaction.end('COMMIT');
      return result;
    });
  }

  private async run<T>(steps: (transaction: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const transaction = new Transaction(runner);
    try {
      return await steps(transaction);
    } catch (error) {
      // A connection that is lost cannot roll back, and need not.
      await transaction.end('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

const OF_SUPPORT: Scope = { role: 'portal_support', settings: {} };
const OF_SYSTEM: Scope = { role: 'portal_system', settings: {} };

function scopeOf(user: CurrentUser): Scope {
  if (isSupport(user.role)) return OF_SUPPORT;
  if (user.merchantId === null) throw notFound();
  return ofMerchant({ merchantId: user.merchantId, serviceIds: user.serviceIds });
}

function ofMerchant({ merchantId, serviceIds }: MerchantScope): Scope {
  const services = serviceIds === null ? '' : serviceIds.join(',') || '-';
  return { role: 'portal_app', settings: { 'app.merchant_id': merchantId, 'app.service_ids': services } };
}

function ofIntake(acquirerId: string): Scope {
  return { role: 'portal_intake', settings: { 'app.acquirer_id': acquirerId } };
}

/** For an intake's statement that looks for the merchant anyhow: what to select so that the transaction enters it. */
export function entering(merchantId: string): string {
  return `set_config('app.merchant_id', ${merchantId}, true)`;
}
