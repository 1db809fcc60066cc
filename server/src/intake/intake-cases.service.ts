import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fieldError, type FieldError, type IntakeReceipt } from '../../contract/src';
import { contactsOf } from '../merchants/recipients.service';
import { notFound } from '../shared/domain-error';
import { columnsOf, entityOf, selectOf } from '../shared/entity-rows';
import { prepared, type Statement } from '../shared/statement';
import { entering, enterMerchant } from '../shared/tenancy/scope';
import { SupportCase } from '../support-cases/support-case.entity';
import type { RequestDto } from './request.dto';

/** What can be looked for; the database would refuse some characters of other texts. */
const REFERENCE = /^[\x20-\x7e]{1,64}$/;
const MERCHANT_ID = /^\d{5}$/;
const SERVICE_ID = /^\d{3}$/;

export interface Around {
  readonly earlier: SupportCase | null;
  /** Whether the merchant, and of it the service, is there and active. */
  readonly merchant: boolean;
  readonly service: boolean;
  /** Addresses of the service's active contacts. */
  readonly contacts: readonly string[];
}

/** Finds what an acquirer sent by its own reference; another's is not there. */
@Injectable()
export class IntakeCasesService {
  /** What a request finds: its case if it came before, and its merchant, which the transaction then has entered. */
  around(acquirerId: string, { acquirerReference, merchantId, serviceId }: RequestDto): Statement<Around> {
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

  /** By a reference that has its form. */
  byReference(acquirerId: string, acquirerReference: string): Statement<SupportCase> {
    return selectOf(SupportCase, 'WHERE t.acquirer_id = $1 AND t.acquirer_reference = $2', [
      acquirerId,
      acquirerReference,
    ]);
  }

  /** Finds the case and opens its merchant to the transaction; `lock` holds off an answer that comes at the same time. */
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

/** null finds nothing. A request is not judged yet: its fields may hold anything. */
function sought(form: RegExp, value: unknown): string | null {
  return typeof value === 'string' && form.test(value) ? value : null;
}

/** The MID that a request names; null where that is none. */
export function merchantNamed({ merchantId }: RequestDto): string | null {
  return sought(MERCHANT_ID, merchantId);
}

/** Both have their form, or something else was told already. */
export function unknownParties({ merchantId, serviceId }: RequestDto, { merchant, service }: Around): FieldError[] {
  if (sought(MERCHANT_ID, merchantId) === null) return [];
  if (!merchant) return [fieldError('/merchantId', 'unknown_merchant')];
  return service || sought(SERVICE_ID, serviceId) === null ? [] : [fieldError('/serviceId', 'unknown_service')];
}

export function receiptOf({ caseNumber, status, acquirerReference, receivedAt }: SupportCase): IntakeReceipt {
  return { caseNumber, status, acquirerReference, receivedAt: receivedAt.toISOString() };
}
