import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service';
import { type CaseDetail, caseStatus, isSupport } from '../../../contract/src';
import { mailView, MailsService } from '../../mail/mails.service';
import { OrderDetailService } from '../../orders/page/order-detail.service';
import type { Order } from '../../orders/order/order.entity';
import { actorOf, type CurrentUser, readScopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { selectOf } from '../../shared/database/entity-rows';
import { prepared, type Statement } from '../../shared/database/statement';
import type { Answers } from '../../shared/tenancy/asked';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { AnswersService } from '../answering/answers.service';
import { caseDetail, type CaseRecords } from './case-detail.view';
import { CaseFinder, foundOf } from '../case/case-finder';
import { CaseHistory } from './case-history';
import { CaseOrderService } from '../order/case-order.service';
import { Reopening } from '../reopening/reopening.entity';
import type { SupportCase } from '../case/support-case.entity';
import { Withdrawal } from '../case/withdrawal.entity';

const OF_CASE = 'WHERE t.merchant_id = $1 AND t.case_id = $2';

/**
 * 案件管理票: everything about one case that its reader may see. Each view of an answer, and each view by support, is
 * logged.
 */
@Injectable()
export class CaseDetailService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly finder: CaseFinder,
    private readonly answers: AnswersService,
    private readonly orders: CaseOrderService,
    private readonly details: OrderDetailService,
    private readonly history: CaseHistory,
    private readonly mails: MailsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async find(user: CurrentUser, caseNumber: string): Promise<CaseDetail> {
    const [{ supportCase, order }, { records }] = await this.tenancy.readThen(
      readScopeOf(user),
      { supportCase: this.finder.byNumber(user, caseNumber), order: this.orders.find(user, caseNumber) },
      (found) => ({
        firstViewed: this.firstViewed(user, foundOf(found.supportCase)),
        viewed: this.viewed(user, foundOf(found.supportCase)),
        records: this.statements(user, foundOf(found.supportCase), found.order[0]),
      }),
    );
    const found = foundOf(supportCase);
    return caseDetail(found, this.records(user, found, order[0], records), user, this.clock.now());
  }

  private statements(user: CurrentUser, supportCase: SupportCase, order: Order | undefined) {
    const { merchantId, id } = supportCase;
    return {
      order: order ? this.details.statements(order, user) : null,
      earlier: this.orders.earlierCases(supportCase),
      parties: parties(supportCase),
      answers: supportCase.revision > 0 ? this.answers.ofCase(supportCase) : null,
      reopenings: selectOf(Reopening, `${OF_CASE} ORDER BY t.revision DESC`, [merchantId, id]),
      withdrawal:
        caseStatus(supportCase.status).meaning === 'withdrawn' ? selectOf(Withdrawal, OF_CASE, [merchantId, id]) : null,
      history: this.history.ofCase(supportCase, user),
      mails: isSupport(user.role) ? this.mails.ofCase(merchantId, id) : null,
    };
  }

  private records(
    user: CurrentUser,
    supportCase: SupportCase,
    found: Order | undefined,
    answers: Answers<ReturnType<CaseDetailService['statements']>>,
  ): CaseRecords {
    const { desk, ...names } = answers.parties[0]!;
    const order = found && answers.order ? this.details.detail(found, answers.order, user) : null;
    return {
      names,
      order,
      contactDesk: desk,
      earlier: this.orders.earlier(supportCase, order, answers.earlier ?? []),
      answers: answers.answers ?? [],
      reopenings: answers.reopenings,
      withdrawal: answers.withdrawal?.[0] ?? null,
      history: this.history.entries(answers.history, user),
      mails: answers.mails?.map(mailView) ?? null,
    };
  }

  /** Logged even if the rows turn out to be unusable: one view too many in the log is better than one too few. */
  private viewed(user: CurrentUser, { merchantId, id: caseId, revision }: SupportCase): Statement | null {
    const actor = actorOf(user);
    if (actor.kind === 'support') return this.audit.entry(actor, { event: 'viewed_by_support', merchantId, caseId });
    return revision > 0 ? this.audit.entry(actor, { event: 'answer_viewed', merchantId, caseId, revision }) : null;
  }

  /** The first view by one of the merchant's users marks the case as read; two concurrent views write one entry. */
  private firstViewed(user: CurrentUser, { merchantId, id: caseId, firstViewedAt }: SupportCase): Statement | null {
    if (isSupport(user.role) || firstViewedAt) return null;
    return this.audit.entryForEach(
      prepared(
        'UPDATE support_cases SET first_opened_at = $3 WHERE merchant_id = $1 AND id = $2 AND first_opened_at IS NULL RETURNING id',
        [merchantId, caseId, this.clock.now()],
      ),
      actorOf(user),
      { event: 'opened', merchantId, caseId },
    );
  }
}

export type CaseParties = CaseRecords['names'] & { readonly desk: CaseRecords['contactDesk'] };

/** The case's merchant, service and acquirer, and the お客様向け問合せ窓口 that the service stated last. */
function parties({ merchantId, serviceId, acquirerId }: SupportCase): Statement<CaseParties> {
  return prepared(
    `SELECT m.name AS merchant, s.name AS service, a.name AS acquirer, d.desk FROM merchants m
     JOIN services s ON s.merchant_id = m.merchant_id AND s.service_id = $2 JOIN acquirers a ON a.id = $3
     LEFT JOIN contact_desks d ON d.merchant_id = s.merchant_id AND d.service_id = s.service_id WHERE m.merchant_id = $1`,
    [merchantId, serviceId, acquirerId],
  );
}
