import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type CaseStatus, caseStatus, type IntakeReceipt, type StatusMeaning } from '../../contract/src';
import type { CurrentUser } from '../identity/current-user';
import { User } from '../identity/user.entity';
import { DomainError } from '../shared/errors/domain-error';
import { SYSTEM_SCOPE } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { AnsweringService } from '../support-cases/answering/answering.service';
import { SupportCase } from '../support-cases/case/support-case.entity';
import { CaseDetailService } from '../support-cases/sheet/case-detail.service';
import { ReopeningService } from '../support-cases/reopening/reopening.service';
import type { DemoEvent } from './events/demo-events';

/** How many of a case's events have been entered. */
export interface Progress {
  readonly caseNumber: string;
  readonly status: CaseStatus;
  readonly revision: number;
  readonly viewed: boolean;
}

const OFFICE_ADDRESS = '203.0.113.24';
const TOO_MANY = 429;
const SECOND_MS = 1_000;

/**
 * Enters events as they would really happen: requests through the intake API, the others through the portal's own
 * services.
 */
export class DemoPortal {
  readonly users = new Map<string, CurrentUser>();
  private readonly cases = new Map<string, Progress>();

  constructor(private readonly app: NestFastifyApplication) {}

  /** Reads the users, and how far an earlier, interrupted loading came. */
  async open(): Promise<void> {
    await this.app.get(Tenancy).as(SYSTEM_SCOPE, async (tx) => {
      for (const { id, userId, name, email, role, merchantId, serviceIds } of await tx.find(User))
        this.users.set(userId, { id, userId, name, email, role, merchantId, serviceIds, address: OFFICE_ADDRESS });
      for (const { acquirerReference, caseNumber, status, revision, firstViewedAt } of await tx.find(SupportCase))
        this.cases.set(acquirerReference, { caseNumber, status, revision, viewed: firstViewedAt !== null });
    });
  }

  /** Whether the event was entered before an interruption. */
  knows(event: DemoEvent): boolean {
    const found = this.cases.get(event.acquirerReference);
    if (!found) return false;
    switch (event.kind) {
      case 'received':
        return true;
      case 'viewed':
        return found.viewed;
      case 'answered':
        return found.revision >= event.revision;
      case 'reopened':
        return found.revision > event.revision || isNow(found, 'asked_again');
      case 'withdrawn':
        return isNow(found, 'withdrawn');
    }
  }

  async happen(event: DemoEvent): Promise<void> {
    switch (event.kind) {
      case 'received':
        return this.receive(event);
      case 'viewed':
        return void (await this.app.get(CaseDetailService).find(this.user(event.by), this.caseNumber(event)));
      case 'answered':
        return this.answer(event);
      case 'reopened':
        return this.app.get(ReopeningService).reopen(this.user(event.by), this.caseNumber(event), {
          reason: event.reason,
          version: await this.version(event),
        });
      case 'withdrawn':
        return void (await this.send(`/${encodeURIComponent(event.acquirerReference)}/withdrawal`, event.key, {
          reason: event.reason,
        }));
    }
  }

  /** The person who answers reads the warnings about differences from the order, and confirms them. */
  private async answer(event: DemoEvent & { kind: 'answered' }): Promise<void> {
    const version = await this.version(event);
    const register = (acknowledged: readonly string[]) =>
      this.app
        .get(AnsweringService)
        .answer(this.user(event.by), this.caseNumber(event), event.answer, { version, acknowledged });
    try {
      await register([]);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'warnings_unconfirmed') throw error;
      await register(error.warnings!.map(({ code }) => code));
    }
  }

  private async receive({ key, request, acquirerReference }: DemoEvent & { kind: 'received' }): Promise<void> {
    const { caseNumber, status } = await this.send('', key, request);
    this.cases.set(acquirerReference, { caseNumber, status, revision: 0, viewed: false });
  }

  /** A call of an acquirer's system; a call that is rate-limited waits for as long as Retry-After says. */
  private async send(path: string, key: string, payload: object): Promise<IntakeReceipt> {
    const reply = await this.app.inject({
      method: 'POST',
      url: `/api/intake/v1/requests${path}`,
      headers: { authorization: `Bearer ${key}` },
      payload,
    });
    if (reply.statusCode === TOO_MANY) {
      await new Promise((resolve) => setTimeout(resolve, Number(reply.headers['retry-after']) * SECOND_MS));
      return this.send(path, key, payload);
    }
    if (reply.statusCode >= 300) throw new Error(`Demo data: intake answered ${reply.statusCode}: ${reply.body}`);
    return reply.json<IntakeReceipt>();
  }

  private user(userId: string): CurrentUser {
    const user = this.users.get(userId);
    if (!user) throw new Error(`Demo data: no user ${userId}`);
    return user;
  }

  /** The version of the case as the event's user sees it now. */
  private async version(event: DemoEvent): Promise<number> {
    const caseNumber = this.caseNumber(event);
    const { version } = await this.app
      .get(Tenancy)
      .as(SYSTEM_SCOPE, (tx) => tx.findOneByOrFail(SupportCase, { caseNumber }));
    return version;
  }

  private caseNumber({ acquirerReference }: DemoEvent): string {
    return this.cases.get(acquirerReference)!.caseNumber;
  }
}

function isNow({ status }: Progress, meaning: StatusMeaning): boolean {
  return caseStatus(status).meaning === meaning;
}
