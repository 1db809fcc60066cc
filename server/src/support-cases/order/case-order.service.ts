import { Injectable } from '@nestjs/common';
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
  type PurchasedOrder,
  repaidOf,
} from '../../../contract/src';
import { purchaseOf } from '../../orders/page/order-detail.service';
import { Order } from '../../orders/order/order.entity';
import { PaymentsService, type PaymentStatements } from '../../payments/operations/payments.service';
import { andOfOwnMerchant, type CurrentUser } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { columnsOf, entityOf } from '../../shared/database/entity-rows';
import { prepared, type Statement } from '../../shared/database/statement';
import type { Answers } from '../../shared/tenancy/asked';
import type { SupportCase } from '../case/support-case.entity';

/** The order behind a case, and earlier events of its payment and its customer (spec 4.5). */
@Injectable()
export class CaseOrderService {
  constructor(
    private readonly payments: PaymentsService,
    private readonly clock: Clock,
  ) {}

  /** By the case's トラッキングID, otherwise by its 注文番号. The case need not be found before. */
  find(reader: CurrentUser, caseNumber: string): Statement<Order> {
    const own = andOfOwnMerchant(reader, 'c.merchant_id');
    return {
      ...prepared(
        `SELECT ${columnsOf(Order, 'o')} FROM orders o WHERE (o.merchant_id, o.id) = (
           SELECT c.merchant_id, coalesce(
             (SELECT p.order_id FROM payments p WHERE p.merchant_id = given.merchant_id AND p.tracking_id = given.tracking_id),
             (SELECT n.id FROM orders n WHERE n.merchant_id = given.merchant_id AND n.order_number = given.order_id))
           FROM support_cases c JOIN payment_information given ON given.merchant_id = c.merchant_id AND given.case_id = c.id
           WHERE c.case_number = $1 ${own.text})`,
        [caseNumber, ...own.values],
      ),
      read: (row) => entityOf(Order, 'o', row),
    };
  }

  payment(order: Order): PaymentStatements {
    return this.payments.statements(order);
  }

  /** The facts about an order that an answer is compared with. */
  purchase(order: Order, payment: Answers<PaymentStatements>, reader: CurrentUser): PurchasedOrder {
    return purchaseOf(order, this.payments.records(order, payment), reader);
  }

  /**
   * The warnings of a checked answer that have to be confirmed (contract/answer-warnings). `former`: the answer that it
   * corrects; `purchase`: facts about the order behind the case, if there is one.
   */
  warnings(
    { payment }: SupportCase,
    answer: AnswerInput,
    former: AnswerInput | null,
    purchase: PurchasedOrder | null,
  ): Warning[] {
    const order = asksForOrder(answer) ? purchase : null;
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

  earlierCases({ merchantId, id, payment: { customerId } }: SupportCase): Statement<EarlierCase> | null {
    if (customerId === null) return null;
    return prepared(
      `SELECT c.case_number AS "caseNumber", c.notice_type AS "noticeType", c.status, c.requested_on::text AS "requestedOn" FROM payment_information p
       JOIN support_cases c ON c.merchant_id = p.merchant_id AND c.id = p.case_id
       WHERE p.customer_id = $1 AND p.merchant_id = $2 AND p.case_id < $3 ORDER BY p.case_id DESC LIMIT $4`,
      [customerId, merchantId, id, EARLIER_CASES + 1],
    );
  }
}
