import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { isSupport } from '../../../contract/src';
import type { CurrentUser } from '../actor';
import { notFound } from '../domain-error';

/** Whose data a transaction may see: one merchant, and of it some services or (null) all. */
export interface MerchantScope {
  readonly merchantId: string;
  readonly serviceIds: readonly string[] | null;
}

/** The database's roles (db/row-level-security.ts). */
type PortalRole = 'portal_app' | 'portal_support' | 'portal_intake' | 'portal_system';

/** Functions of the database (db/migrations, look-ups): by the SHA-256 of what a caller bears. */
type LookUp = 'look_up_session' | 'look_up_acquirer_key' | 'look_up_merchant_key';

/**
 * The one way to merchants' data: a transaction that has taken on a role whose row-level security shows it nothing else.
 * Never await anything outside the database in `work`: the embedded database has a single connection.
 * Statements that need nothing of each other go out together (Promise.all): one way there and back, carried out in the order they were asked in.
 */
@Injectable()
export class Tenancy {
  constructor(private readonly dataSource: DataSource) {}

  /** As what the user may see: one merchant and its services, or as support all. */
  asUser<T>(user: CurrentUser, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (isSupport(user.role)) return this.asSupport(work);
    if (user.merchantId === null) throw notFound();
    return this.asMerchant({ merchantId: user.merchantId, serviceIds: user.serviceIds }, work);
  }

  /** As a merchant's user. A user limited to no service at all sees nothing. */
  asMerchant<T>(scope: MerchantScope, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const services = scope.serviceIds === null ? '' : scope.serviceIds.join(',') || '-';
    return this.transaction('portal_app', { 'app.merchant_id': scope.merchantId, 'app.service_ids': services }, work);
  }

  /** As the provider's support: all merchants. */
  asSupport<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction('portal_support', {}, work);
  }

  /** As an acquirer, for what it sent itself; `enterMerchant` opens the merchant that a request is for. */
  asIntake<T>(acquirerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction('portal_intake', { 'app.acquirer_id': acquirerId }, work);
  }

  enterMerchant(tx: EntityManager, merchantId: string): Promise<unknown> {
    return tx.query(`SELECT ${entering('$1')}`, [merchantId]);
  }

  /** As the server itself: login, mail delivery, folding of counts. */
  asSystem<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction('portal_system', {}, work);
  }

  /** Who calls? One of the database's own look-ups, which takes on the server's role by itself: one round trip, no transaction. */
  lookUp<Row>(name: LookUp, hash: string): Promise<Row[]> {
    return this.dataSource.query(`SELECT * FROM ${name}($1)`, [hash]);
  }

  private async transaction<T>(role: PortalRole, settings: Readonly<Record<string, string>>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const ask = runner.query.bind(runner);
    try {
      await ask(`BEGIN; SELECT ${Object.entries({ role, ...settings }).map(([name, value]) => `set_config('${name}', '${plain(value)}', true)`).join(', ')}`);
      // TypeORM itself would take one round trip to begin and another for the role; like this it knows, and begins none within.
      Object.assign(runner, { isTransactionActive: true });
      const result = await within(runner, work);
      await ask('COMMIT');
      return result;
    } catch (error) {
      // A connection that is lost cannot roll back, and need not.
      await ask('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** Of statements that went out together one may fail while what follows another is not asked yet: outside of the transaction it must never be. */
async function within<T>(runner: QueryRunner, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  try {
    return await work(runner.manager);
  } finally {
    Object.assign(runner, { query: () => Promise.reject(new Error('asked after the end of its transaction')) });
  }
}

/** For an intake's statement that looks for the merchant anyhow: what to select so that the transaction enters it. */
export function entering(merchantId: string): string {
  return `set_config('app.merchant_id', ${merchantId}, true)`;
}

/** MIDs, SIDs and UUIDs only: nothing that could end a literal. */
function plain(value: string): string {
  if (!/^[\w,-]*$/.test(value)) throw new Error('a scope that no merchant, service or acquirer has');
  return value;
}
