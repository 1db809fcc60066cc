import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fieldError, type FieldError, type IntakeReceipt } from '../../contract/src';
import { OutboxService } from '../mail/outbox.service';
import { Clock } from '../shared/clock';
import { DomainError, invalidFields } from '../shared/domain-error';
import { isFields } from '../shared/request/reading';
import { entering, Tenancy } from '../shared/tenancy/tenancy';
import type { SupportCase } from '../support-cases/support-case.entity';
import type { CurrentAcquirer } from './acquirers/acquirer-key.guard';
import { CaseOpening } from './case-opening';
import { IntakeCasesService, receiptOf } from './intake-cases.service';
import { requestErrors } from './request/request-check';
import { readRequest, type RequestContent } from './request/request-content';

export interface Received {
  readonly receipt: IntakeReceipt;
  /** false: the same request came before. */
  readonly isNew: boolean;
}

/** Takes an acquirer's request in: one case, however often and however parallel it is sent (spec 3.2). */
@Injectable()
export class ReceivingService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cases: IntakeCasesService,
    private readonly opening: CaseOpening,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
  ) {}

  async receive(acquirer: CurrentAcquirer, body: unknown): Promise<Received> {
    if (!isFields(body)) throw invalidFields([fieldError('', 'invalid_type')]);
    const content = readRequest(body);
    const received = await this.tenancy.asIntake(acquirer.id, (tx) => this.receiveIn(tx, acquirer, content));
    if (received.isNew) this.outbox.wake();
    return received;
  }

  private async receiveIn(tx: EntityManager, acquirer: CurrentAcquirer, content: RequestContent): Promise<Received> {
    const earlier = await this.earlier(tx, acquirer, content);
    if (earlier) return earlier;
    const errors = [...requestErrors(content, this.clock.today()), ...(await this.enterParties(tx, content))];
    if (errors.length) throw invalidFields(errors);
    const opened = await this.opening.open(tx, acquirer, content);
    if (opened) return { receipt: receiptOf(opened), isNew: true };
    // The unique row was another call's; that has committed, so that this look sees it.
    const winner = await this.earlier(tx, acquirer, content);
    if (!winner) throw new Error('a case is neither new nor there');
    return winner;
  }

  private async earlier(tx: EntityManager, { id }: CurrentAcquirer, { request, hash }: RequestContent): Promise<Received | undefined> {
    const { acquirerReference } = request;
    const found = typeof acquirerReference === 'string' ? await this.cases.find(tx, id, acquirerReference) : null;
    if (!found) return undefined;
    if (!isSame(found, hash)) throw new DomainError('reference_conflict');
    return { receipt: receiptOf(found), isNew: false };
  }

  /** Enters the merchant. It and its service must be there and active; only what has their form is looked for. */
  private async enterParties(tx: EntityManager, { request: { merchantId, serviceId } }: RequestContent): Promise<FieldError[]> {
    if (!/^\d{5}$/.test(merchantId)) return [];
    const [found] = (await tx.query(
      `SELECT ${entering('m.merchant_id')}, EXISTS (SELECT 1 FROM services s WHERE s.merchant_id = m.merchant_id AND s.service_id = $2 AND s.active) AS service
       FROM merchants m WHERE m.merchant_id = $1 AND m.active`,
      [merchantId, typeof serviceId === 'string' ? serviceId : ''])) as { service: boolean }[];
    if (!found) return [fieldError('/merchantId', 'unknown_merchant')];
    return found.service || !/^\d{3}$/.test(serviceId) ? [] : [fieldError('/serviceId', 'unknown_service')];
  }
}

function isSame({ requestHash }: SupportCase, hash: Buffer | undefined): boolean {
  return hash !== undefined && requestHash.equals(hash);
}
