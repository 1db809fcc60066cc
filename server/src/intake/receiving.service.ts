import { Injectable } from '@nestjs/common';
import type { IntakeReceipt } from '../../contract/src';
import { MailsService } from '../mail/mails.service';
import { Clock } from '../shared/time/clock';
import { DomainError, invalidFields } from '../shared/errors/domain-error';
import { refuseOtherThanObject } from '../shared/request/read-body';
import type { Answers } from '../shared/tenancy/asked';
import { intakeScope } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import type { SupportCase } from '../support-cases/case/support-case.entity';
import type { CurrentAcquirer } from './acquirers/acquirer-key.guard';
import { CaseCreation, type CreationStatements } from './case-creation';
import {
  type RequestContext,
  IntakeCasesService,
  merchantNamed,
  receiptOf,
  unknownParties,
} from './intake-cases.service';
import { requestErrors } from './request/request-check';
import { readRequest, type RequestContent } from './request/request-content';

export interface Received {
  readonly receipt: IntakeReceipt;
  /** false: the same request arrived before. */
  readonly isNew: boolean;
}

/** Receives an acquirer's request: creates one case, however often and however parallel it is sent (spec 3.2). */
@Injectable()
export class ReceivingService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cases: IntakeCasesService,
    private readonly creation: CaseCreation,
    private readonly mails: MailsService,
    private readonly clock: Clock,
  ) {}

  async receive(acquirer: CurrentAcquirer, body: unknown): Promise<Received> {
    const content = readRequest(body, this.clock.today());
    refuseOtherThanObject(content.read);
    const [{ context }, creating, ending] = await this.tenancy.readThen(
      intakeScope(acquirer.id, merchantNamed(content.request) ?? undefined),
      { context: this.cases.context(acquirer.id, content.request) },
      (found) => this.created(acquirer, content, found.context[0]!),
      (found, creating) => creating && this.completed(acquirer, content, found.context[0]!, creating),
    );
    const created = creating?.created[0];
    if (!created) return again(context[0]!.earlier ?? ending?.winner?.[0], content);
    this.mails.wake();
    return { receipt: receiptOf(created), isNew: true };
  }

  /** null: it arrived before. */
  private created(
    acquirer: CurrentAcquirer,
    content: RequestContent,
    context: RequestContext,
  ): CreationStatements | null {
    if (context.earlier) return null;
    const errors = [...requestErrors(content, this.clock.today()), ...unknownParties(content.request, context)];
    if (errors.length) throw invalidFields(errors);
    return this.creation.create(acquirer, content, context);
  }

  private completed(
    acquirer: CurrentAcquirer,
    content: RequestContent,
    { contacts }: RequestContext,
    { created: [supportCase], managers }: Answers<CreationStatements>,
  ) {
    // Another call inserted the unique row and has committed, so its case is visible now.
    if (!supportCase)
      return { winner: this.cases.byReference(acquirer.id, content.request.acquirerReference), parts: null };
    const emails = managers?.map(({ email }) => email) ?? contacts;
    return {
      winner: null,
      parts: this.creation.complete(acquirer, content, supportCase, { emails, noContact: managers !== null }),
    };
  }
}

/** The same content is answered with its case as it is now; other content is a conflict. */
function again(found: SupportCase | undefined, { hash }: RequestContent): Received {
  if (!found) throw new Error('a case is neither new nor there');
  if (!hash || !found.requestHash.equals(hash)) throw new DomainError('reference_conflict');
  return { receipt: receiptOf(found), isNew: false };
}
