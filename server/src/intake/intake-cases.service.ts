import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fieldError, type FieldError, type IntakeReceipt } from '../../contract/src';
import { contactsOf } from '../merchants/recipients.service';
import { notFound } from '../shared/errors/domain-error';
import { columnsOf, entityOf, selectOf } from '../shared/database/entity-rows';
import { prepared, type Statement } from '../shared/database/statement';
import { entering, enterMerchant } from '../shared/tenancy/scope';
import { SupportCase } from '../support-cases/case/support-case.entity';
import type { RequestDto } from './request.dto';

/** References that can be searched for; the database would refuse some characters of other texts. */
const REFERENCE = /^[\x20-\x7e]{1,64}$/;
const MERCHANT_ID = /^\d{5}$/;
const SERVICE_ID = /^\d{3}$/;

export interface RequestContext {
  readonly earlier: SupportCase | null;
  /** Whether the merchant, and its service, exists and is active. */
  readonly merchant: boolean;
  readonly service: boolean;
  /** Addresses of the service's active contacts. */
  readonly contacts: readonly string[];
}

/** Finds the cases of an acquirer by its own reference; cases of other acquirers are not found. */
@Injectable()
export class IntakeCasesService {
  /**
   * Reads what a request needs: its case if it arrived before, and its merchant, which the transaction then has
   * entered.
   */
  context(acquirerId: string, { acquirerReference, merchantId, serviceId }: RequestDto): Statement<RequestContext> {
    return {
      ...prepared(
        `SELECT ${columnsOf(SupportCase, 'c')}, ${entering('m.merchant_id')}, m.merchant_id AS merchant, s.service_id AS service, ${contactsOf('s.merchant_id', 's.service_id')} AS contacts
         FROM (VALUES (1)) AS asked
         LEFT JOIN support_cases c ON c.acquirer_id = $1 AND c.acquirer_reference = $2 LEFT JOIN merchants m ON m.merchant_id = $3 AND m.active
         LEFT JOIN services s ON s.merchant_id = m.merchant_id AND s.service_id = $4 AND s.active`,
        [
          acquirerId,
          sought(REFERENCE, acquirerReference),
          sought(MERCHANT_ID, merchantId),
          sought(SERVICE_ID, serviceId),
        ],
      ),
      read: (row) => ({
        earlier: row['c.id'] === null ? null : entityOf(SupportCase, 'c', row),
        merchant: row['merchant'] !== null,
        service: row['service'] !== null,
        contacts: row['contacts'] as string[],
      }),
    };
  }

  /** By a reference in a valid format. */
  byReference(acquirerId: string, acquirerReference: string): Statement<SupportCase> {
    return selectOf(SupportCase, 'WHERE t.acquirer_id = $1 AND t.acquirer_reference = $2', [
      acquirerId,
      acquirerReference,
    ]);
  }

  /** Finds the case and enters its merchant; `lock` blocks a concurrent answer. */
  async enter(tx: EntityManager, acquirerId: string, acquirerReference: string, lock: boolean): Promise<SupportCase> {
    if (!REFERENCE.test(acquirerReference)) throw notFound();
    const found = await tx.findOneBy(SupportCase, { acquirerId, acquirerReference });
    if (!found) throw notFound();
    await enterMerchant(tx, found.merchantId);
    const { merchantId, id } = found;
    return tx.findOneOrFail(SupportCase, {
      where: { merchantId, id },
      relations: { payment: true },
      ...(lock && { lock: { mode: 'pessimistic_write', tables: ['support_cases'] } }),
    });
  }
}

/** null finds nothing. The request is not validated yet: its fields may contain anything. */
function sought(form: RegExp, value: unknown): string | null {
  return typeof value === 'string' && form.test(value) ? value : null;
}

/** The MID that a request names; null if it names no valid one. */
export function merchantNamed({ merchantId }: RequestDto): string | null {
  return sought(MERCHANT_ID, merchantId);
}

/** Both have a valid format; otherwise another error was reported already. */
export function unknownParties(
  { merchantId, serviceId }: RequestDto,
  { merchant, service }: RequestContext,
): FieldError[] {
  if (sought(MERCHANT_ID, merchantId) === null) return [];
  if (!merchant) return [fieldError('/merchantId', 'unknown_merchant')];
  return service || sought(SERVICE_ID, serviceId) === null ? [] : [fieldError('/serviceId', 'unknown_service')];
}

export function receiptOf({ caseNumber, status, acquirerReference, receivedAt }: SupportCase): IntakeReceipt {
  return { caseNumber, status, acquirerReference, receivedAt: receivedAt.toISOString() };
}
