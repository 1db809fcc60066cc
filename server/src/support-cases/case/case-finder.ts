import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { andOfOwnMerchant, type CurrentUser } from '../../identity/current-user';
import { notFound } from '../../shared/errors/domain-error';
import { runIn } from '../../shared/tenancy/asked';
import { columnsOf, entityOf } from '../../shared/database/entity-rows';
import { prepared, type Statement } from '../../shared/database/statement';
import { PaymentInformation } from './payment-information.entity';
import { SupportCase } from './support-case.entity';

/**
 * The format that the database generates; other texts name no case, and the database would refuse some of their
 * characters.
 */
const CASE_NUMBER = /^SD-\d{8,19}$/;

/** Cases are found only within what a user may see; others do not exist for that user (404). */
@Injectable()
export class CaseFinder {
  /**
   * The case with its payment, if it exists: `foundOf` throws 404. `lock`: until the transaction ends, others can
   * neither change it (SHARE) nor lock it (UPDATE).
   */
  byNumber(user: CurrentUser, caseNumber: string, lock?: 'SHARE' | 'UPDATE'): Statement<SupportCase> {
    if (!CASE_NUMBER.test(caseNumber)) throw notFound();
    const own = andOfOwnMerchant(user, 'c.merchant_id');
    return {
      ...prepared(
        `SELECT ${columnsOf(SupportCase, 'c')}, ${columnsOf(PaymentInformation, 'p')}
         FROM support_cases c JOIN payment_information p ON p.merchant_id = c.merchant_id AND p.case_id = c.id
         WHERE c.case_number = $1 ${own.text} ${lock ? `FOR ${lock} OF c` : ''}`,
        [caseNumber, ...own.values],
      ),
      read: (row) =>
        Object.assign(entityOf(SupportCase, 'c', row), { payment: entityOf(PaymentInformation, 'p', row) }),
    };
  }

  /** The same in a transaction of `Tenancy.as`; throws 404. */
  async hold(tx: EntityManager, user: CurrentUser, caseNumber: string, lock: 'SHARE' | 'UPDATE'): Promise<SupportCase> {
    return foundOf(await runIn(tx, this.byNumber(user, caseNumber, lock)));
  }
}

export function foundOf([supportCase]: readonly SupportCase[]): SupportCase {
  if (!supportCase) throw notFound();
  return supportCase;
}
