import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isSupport } from '../../contract/src';
import type { CurrentUser } from '../shared/actor';
import { notFound } from '../shared/domain-error';
import { type Look, Tenancy } from '../shared/tenancy/tenancy';
import { columnsOf, entityOf, type Row } from '../shared/entity-rows';
import { PaymentInformation } from './payment-information.entity';
import { SupportCase } from './support-case.entity';

/** As the database makes them; other texts name no case, and some of their characters it would not even take. */
const CASE_NUMBER = /^SD-\d{8,19}$/;

/** Cases are only ever found within what a user may see; a foreign one is not there (404). */
@Injectable()
export class CaseFinder {
  constructor(private readonly tenancy: Tenancy) {}

  /** The case with its payment, or 404, and what is done with it in one transaction that sees what the user may see. */
  async withCase<T>(user: CurrentUser, caseNumber: string, work: (tx: EntityManager, supportCase: SupportCase) => Promise<T>): Promise<T> {
    const number = checked(caseNumber);
    return this.tenancy.asUserWith(user, (tx) => this.find(tx, user, number), work);
  }

  /** Looks at the case, and at what belongs to it (`also`) and follows from it (`rest`), in as few ways to the database as that takes: see `Tenancy.lookAsUserTwice`. */
  async lookAt<Also, T>(user: CurrentUser, caseNumber: string, also: Look<Also>, rest: (tx: EntityManager, supportCase: SupportCase, found: Also) => Promise<T>): Promise<T> {
    const number = checked(caseNumber);
    return this.tenancy.lookAsUserTwice(user, (tx) => Promise.all([this.find(tx, user, number), also(tx)]), (tx, [supportCase, found]) => rest(tx, supportCase, found));
  }

  /** The same, holding the case until the transaction ends. */
  async withLockedCase<T>(user: CurrentUser, caseNumber: string, work: (tx: EntityManager, supportCase: SupportCase) => Promise<T>): Promise<T> {
    const number = checked(caseNumber);
    return this.tenancy.asUserWith(user, (tx) => this.find(tx, user, number, 'FOR UPDATE OF c'), work);
  }

  private async find(tx: EntityManager, user: CurrentUser, caseNumber: string, lock = ''): Promise<SupportCase> {
    const ofMerchant = isSupport(user.role) ? [] : [user.merchantId];
    const [row] = (await tx.query(
      `SELECT ${columnsOf(tx, SupportCase, 'c')}, ${columnsOf(tx, PaymentInformation, 'p')}
       FROM support_cases c JOIN payment_information p ON p.merchant_id = c.merchant_id AND p.case_id = c.id
       WHERE c.case_number = $1 ${ofMerchant.length ? 'AND c.merchant_id = $2' : ''} ${lock}`, [caseNumber, ...ofMerchant])) as Row[];
    if (!row) throw notFound();
    return Object.assign(entityOf(tx, SupportCase, 'c', row), { payment: entityOf(tx, PaymentInformation, 'p', row) });
  }
}

function checked(caseNumber: string): string {
  if (!CASE_NUMBER.test(caseNumber)) throw notFound();
  return caseNumber;
}
