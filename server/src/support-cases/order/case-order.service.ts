import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  aboutPayment,
  type AnswerInput,
  type Warning,
  answerWarnings,
  asksForOrder,
  type Earlier,
  EARLIER_CASES,
  type EarlierCase,
  type OrderDetail,
  repaidOf,
} from '../../../contract/src';
import { OrderDetailService } from '../../orders/order-detail.service';
import { Order } from '../../orders/order.entity';
import type { CurrentUser } from '../../identity/current-user';
import { Clock } from '../../shared/clock';
import { columnsOf, entityOf, type Row } from '../../shared/entity-rows';
import { KEEPS_PLAN } from '../../shared/statement';
import { andOfOwnMerchant } from '../../identity/merchant-filter';
import type { SupportCase } from '../support-case.entity';

/** The order behind a case, and what was earlier with its payment and its customer (spec 4.5). Reads in the caller's transaction. */
@Injectable()
export class CaseOrderService {
  constructor(
    private readonly details: OrderDetailService,
    private readonly clock: Clock,
  ) {}

  /** By the トラッキングID that the case tells, else by its 注文番号. The case need not be found before. */
  async find(tx: EntityManager, reader: CurrentUser, caseNumber: string): Promise<Order | null> {
    const own = andOfOwnMerchant(reader, 'c.merchant_id');
    const [row] = (await tx.query(
      `SELECT ${columnsOf(tx, Order, 'o')} FROM orders o WHERE (o.merchant_id, o.id) = (
         SELECT c.merchant_id, coalesce(
           (SELECT p.order_id FROM payments p WHERE p.merchant_id = told.merchant_id AND p.tracking_id = told.tracking_id),
           (SELECT n.id FROM orders n WHERE n.merchant_id = told.merchant_id AND n.order_number = told.order_id))
         FROM support_cases c JOIN payment_information told ON told.merchant_id = c.merchant_id AND told.case_id = c.id
         WHERE c.case_number = $1 ${own.sql})`,
      [caseNumber, ...own.parameters],
    )) as Row[];
    return row ? entityOf(tx, Order, 'o', row) : null;
  }

  async detail(tx: EntityManager, order: Order | null, reader: CurrentUser): Promise<OrderDetail | null> {
    return order && this.details.detailOf(tx, order, reader);
  }

  /** What has to be confirmed of a checked answer (contract/answer-warnings). `former`: the answer that it corrects. */
  async warnings(
    tx: EntityManager,
    { caseNumber, payment }: SupportCase,
    reader: CurrentUser,
    answer: AnswerInput,
    former: AnswerInput | null,
  ): Promise<Warning[]> {
    const found = asksForOrder(answer) ? await this.find(tx, reader, caseNumber) : null;
    const order = found && (await this.details.purchaseOf(tx, found, reader));
    const authorizedAt = payment.authorizedAt?.toISOString() ?? null;
    return answerWarnings(answer, { payment: { ...payment, authorizedAt }, order, former }, this.clock.today());
  }

  earlier(supportCase: SupportCase, order: OrderDetail | null, found: readonly EarlierCase[]): Earlier {
    return {
      repaid: order && repaidOf(aboutPayment(order, supportCase.payment).card),
      cases: found.slice(0, EARLIER_CASES),
      more: found.length > EARLIER_CASES,
    };
  }

  earlierCases(tx: EntityManager, { merchantId, id, payment: { customerId } }: SupportCase): Promise<EarlierCase[]> {
    if (customerId === null) return Promise.resolve([]);
    return tx.query(
      `${KEEPS_PLAN}SELECT c.case_number AS "caseNumber", c.notice_type AS "noticeType", c.status, c.requested_on::text AS "requestedOn" FROM payment_information p
       JOIN support_cases c ON c.merchant_id = p.merchant_id AND c.id = p.case_id
       WHERE p.customer_id = $1 AND p.merchant_id = $2 AND p.case_id < $3 ORDER BY p.case_id DESC LIMIT $4`,
      [customerId, merchantId, id, EARLIER_CASES + 1],
    );
  }
}
