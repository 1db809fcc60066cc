import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type CurrentUser, scopeOf } from '../identity/current-user';
import { notFound } from '../shared/domain-error';
import { andOfOwnMerchant } from '../identity/merchant-filter';
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

  /** Looks at a case with its payment, or throws 404: together with what is found without it (`also`), then at what follows from both (`rest`); see `Tenancy.inTwoGoes`. */
  async lookAt<Also, T>(
    user: CurrentUser,
    caseNumber: string,
    also: Look<Also>,
    rest: (tx: EntityManager, supportCase: SupportCase, found: Also) => Promise<T>,
  ): Promise<T> {
    const number = checked(caseNumber);
    return this.tenancy.inTwoGoes(
      scopeOf(user),
      (tx) => Promise.all([this.find(tx, user, number), also(tx)]),
      (tx, [supportCase, found]) => rest(tx, supportCase, found),
    );
  }

  /** The case and what is found without it, in one go: throws 404 where there is none. */
  async lookBeside<T>(user: CurrentUser, caseNumber: string, also: Look<T>): Promise<[SupportCase, T]> {
    const number = checked(caseNumber);
    return this.tenancy.inOneGo(scopeOf(user), (tx) => Promise.all([this.find(tx, user, number), also(tx)]));
  }

  /** What is done with a case in one transaction that holds it and sees what the user may see; throws 404. */
  async withLockedCase<T>(
    user: CurrentUser,
    caseNumber: string,
    work: (tx: EntityManager, supportCase: SupportCase) => Promise<T>,
  ): Promise<T> {
    const number = checked(caseNumber);
    return this.tenancy.startingWith(scopeOf(user), (tx) => this.find(tx, user, number, 'FOR UPDATE OF c'), work);
  }

  /** Finds a case within a transaction that is about something else, and keeps others from changing it until that ends; throws 404. */
  hold(tx: EntityManager, user: CurrentUser, caseNumber: string): Promise<SupportCase> {
    return this.find(tx, user, checked(caseNumber), 'FOR SHARE OF c');
  }

  private async find(tx: EntityManager, user: CurrentUser, caseNumber: string, lock = ''): Promise<SupportCase> {
    const own = andOfOwnMerchant(user, 'c.merchant_id');
    const [row] = (await tx.query(
      `SELECT ${columnsOf(tx, SupportCase, 'c')}, ${columnsOf(tx, PaymentInformation, 'p')}
       FROM support_cases c JOIN payment_information p ON p.merchant_id = c.merchant_id AND p.case_id = c.id
       WHERE c.case_number = $1 ${own.sql} ${lock}`,
      [caseNumber, ...own.parameters],
    )) as Row[];
    if (!row) throw notFound();
    return Object.assign(entityOf(tx, SupportCase, 'c', row), { payment: entityOf(tx, PaymentInformation, 'p', row) });
  }
}

function checked(caseNumber: string): string {
  if (!CASE_NUMBER.test(caseNumber)) throw notFound();
  return caseNumber;
}
