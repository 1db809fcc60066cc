import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IntakeReceipt } from '../../contract/src';
import { notFound } from '../shared/domain-error';
import { selectRows } from '../shared/entity-rows';
import { Tenancy } from '../shared/tenancy/tenancy';
import { SupportCase } from '../support-cases/support-case.entity';

/** Finds what an acquirer sent by its own reference; another's is not there. */
@Injectable()
export class IntakeCasesService {
  constructor(private readonly tenancy: Tenancy) {}

  async find(tx: EntityManager, acquirerId: string, acquirerReference: string): Promise<SupportCase | null> {
    // A reference that no request can have finds nothing; the database would refuse some of its characters.
    if (!/^[\x20-\x7e]{1,64}$/.test(acquirerReference)) return null;
    const [found = null] = await selectRows(tx, SupportCase, 'WHERE t.acquirer_id = $1 AND t.acquirer_reference = $2', [acquirerId, acquirerReference]);
    return found;
  }

  /** Finds the case and opens its merchant to the transaction; `lock` holds off an answer that comes at the same time. */
  async enter(tx: EntityManager, acquirerId: string, acquirerReference: string, lock: boolean): Promise<SupportCase> {
    const found = await this.find(tx, acquirerId, acquirerReference);
    if (!found) throw notFound();
    await this.tenancy.enterMerchant(tx, found.merchantId);
    const { merchantId, id } = found;
    return tx.findOneOrFail(SupportCase, {
      where: { merchantId, id }, relations: { payment: true },
      ...(lock && { lock: { mode: 'pessimistic_write', tables: ['support_cases'] } }),
    });
  }
}

export function receiptOf({ caseNumber, status, acquirerReference, receivedAt }: SupportCase): IntakeReceipt {
  return { caseNumber, status, acquirerReference, receivedAt: receivedAt.toISOString() };
}
