import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IntakeReceipt } from '../../contract/src';
import { OutboxService } from '../mail/outbox.service';
import { Clock } from '../shared/clock';
import { DomainError, invalidFields } from '../shared/domain-error';
import { refuseOtherThanObject } from '../shared/request/read-body';
import { intakeScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import type { SupportCase } from '../support-cases/support-case.entity';
import type { CurrentAcquirer } from './acquirers/acquirer-key.guard';
import { CaseCreation, type CreatedCase } from './case-creation';
import {
  IntakeCasesService,
  merchantNamed,
  receiptOf,
  type Surroundings,
  unknownParties,
} from './intake-cases.service';
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
    private readonly creation: CaseCreation,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
  ) {}

  async receive(acquirer: CurrentAcquirer, body: unknown): Promise<Received> {
    const content = readRequest(body, this.clock.today());
    refuseOtherThanObject(content.read);
    const whose = merchantNamed(content.request) ?? undefined;
    const received = await this.tenancy.endingWith(
      intakeScope(acquirer.id, whose),
      (tx) => this.cases.surroundings(tx, acquirer.id, content.request),
      (tx, around) => this.receiveIn(tx, acquirer, content, around),
      async (tx, taken) => 'created' in taken && this.creation.complete(tx, acquirer, content, taken.created),
    );
    if (!('created' in received)) return received;
    this.outbox.wake();
    return { receipt: receiptOf(received.created.supportCase), isNew: true };
  }

  private async receiveIn(
    tx: EntityManager,
    acquirer: CurrentAcquirer,
    content: RequestContent,
    around: Surroundings,
  ): Promise<Received | { readonly created: CreatedCase }> {
    if (around.earlier) return again(around.earlier, content);
    const errors = [...requestErrors(content, this.clock.today()), ...unknownParties(content.request, around)];
    if (errors.length) throw invalidFields(errors);
    const created = await this.creation.create(tx, acquirer, content, around.contacts);
    if (created) return { created };
    // The unique row was another call's; that has committed, so that this look sees it.
    const winner = await this.cases.find(tx, acquirer.id, content.request.acquirerReference);
    if (!winner) throw new Error('a case is neither new nor there');
    return again(winner, content);
  }
}

/** The same content is answered with its case as it is now; other content is a conflict. */
function again(found: SupportCase, { hash }: RequestContent): Received {
  if (!hash || !found.requestHash.equals(hash)) throw new DomainError('reference_conflict');
  return { receipt: receiptOf(found), isNew: false };
}
