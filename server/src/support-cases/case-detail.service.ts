import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { type CaseDetail, caseStatus, isSupport } from '../../contract/src';
import { OutboxService } from '../mail/outbox.service';
import type { Order } from '../orders/order.entity';
import { actorOf, type CurrentUser } from '../identity/current-user';
import { Clock } from '../shared/clock';
import { selectRows } from '../shared/entity-rows';
import { AnswersService } from './answers.service';
import { caseDetail, type CaseRecords } from './case-detail.view';
import { CaseFinder } from './case-finder';
import { CaseHistory } from './case-history';
import { CaseOrderService } from './order/case-order.service';
import { Reopening } from './reopening.entity';
import type { SupportCase } from './support-case.entity';
import { Withdrawal } from './withdrawal.entity';

const OF_CASE = 'WHERE t.merchant_id = $1 AND t.case_id = $2';

/** 案件管理票: everything about one case that its reader may see. Reading an answer, and any reading by support, is logged. */
@Injectable()
export class CaseDetailService {
  constructor(
    private readonly finder: CaseFinder,
    private readonly answers: AnswersService,
    private readonly orders: CaseOrderService,
    private readonly history: CaseHistory,
    private readonly outbox: OutboxService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  find(user: CurrentUser, caseNumber: string): Promise<CaseDetail> {
    return this.finder.lookAt(
      user,
      caseNumber,
      (tx) => this.orders.find(tx, user, caseNumber),
      async (tx, supportCase, order) => {
        const [, , records] = await Promise.all([
          this.recordFirstView(tx, user, supportCase),
          this.recordView(tx, user, supportCase),
          this.records(tx, user, supportCase, order),
        ]);
        return caseDetail(supportCase, records, user, this.clock.now());
      },
    );
  }

  private async records(
    tx: EntityManager,
    user: CurrentUser,
    supportCase: SupportCase,
    found: Order | null,
  ): Promise<CaseRecords> {
    const { merchantId, id } = supportCase;
    const [order, earlier, surroundings, answers, reopenings, [withdrawal = null], history, mails] = await Promise.all([
      this.orders.detail(tx, found, user),
      this.orders.earlierCases(tx, supportCase),
      this.surroundings(tx, supportCase),
      supportCase.revision > 0 ? this.answers.ofCase(tx, supportCase) : [],
      selectRows(tx, Reopening, `${OF_CASE} ORDER BY t.revision DESC`, [merchantId, id]),
      caseStatus(supportCase.status).meaning === 'withdrawn'
        ? selectRows(tx, Withdrawal, OF_CASE, [merchantId, id])
        : [],
      this.history.ofCase(tx, supportCase, user),
      isSupport(user.role) ? this.outbox.ofCase(tx, merchantId, id) : null,
    ]);
    return {
      order,
      earlier: this.orders.earlier(supportCase, order, earlier),
      ...surroundings,
      answers,
      reopenings,
      withdrawal,
      history,
      mails,
    };
  }

  /** Whose case it is, and the お客様向け問合せ窓口 that the service told last. */
  private async surroundings(
    tx: EntityManager,
    { merchantId, serviceId, acquirerId }: SupportCase,
  ): Promise<Pick<CaseRecords, 'names' | 'contactDesk'>> {
    const [{ desk, ...names }] = (await tx.query(
      `SELECT m.name AS merchant, s.name AS service, a.name AS acquirer, d.desk FROM merchants m
       JOIN services s ON s.merchant_id = m.merchant_id AND s.service_id = $2 JOIN acquirers a ON a.id = $3
       LEFT JOIN contact_desks d ON d.merchant_id = s.merchant_id AND d.service_id = s.service_id WHERE m.merchant_id = $1`,
      [merchantId, serviceId, acquirerId],
    )) as [CaseRecords['names'] & { desk: CaseRecords['contactDesk'] }];
    return { names, contactDesk: desk };
  }

  private async recordView(
    tx: EntityManager,
    user: CurrentUser,
    { merchantId, id: caseId, revision }: SupportCase,
  ): Promise<void> {
    const actor = actorOf(user);
    if (actor.kind === 'support')
      await this.audit.record(tx, actor, { event: 'viewed_by_support', merchantId, caseId });
    else if (revision > 0) await this.audit.record(tx, actor, { event: 'answer_viewed', merchantId, caseId, revision });
  }

  /** The first of a merchant's people to view the case marks it as read; two at once write one entry. */
  private async recordFirstView(
    tx: EntityManager,
    user: CurrentUser,
    { merchantId, id: caseId, firstViewedAt }: SupportCase,
  ): Promise<void> {
    if (isSupport(user.role) || firstViewedAt) return;
    await this.audit.recordIf(
      tx,
      actorOf(user),
      { event: 'opened', merchantId, caseId },
      {
        sql: 'UPDATE support_cases SET first_opened_at = $3 WHERE merchant_id = $1 AND id = $2 AND first_opened_at IS NULL RETURNING id',
        parameters: [merchantId, caseId, this.clock.now()],
      },
    );
  }
}
