import { Injectable } from '@nestjs/common';
import {
  isSupport,
  ORDER_ATTENTIONS,
  type OrderAttentionCounts,
  type OrderPage,
  type OrderQuery,
  type OrderSummary,
  type ServiceRef,
} from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser, readScopeOf } from '../../identity/current-user';
import { Clock } from '../../shared/time/clock';
import { neighbours, pageRows, readCursor } from '../../shared/database/list-cursor';
import { prepared, type Statement } from '../../shared/database/statement';
import { merchantOf } from '../../identity/merchant-filter';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { DifferenceListQuery } from '../../payments/reconciliation/difference-list.query';
import { OrderContents } from '../order/order-contents';
import { directionOf, OrderListQuery, rowsAt } from './order-list.query';
import { type OrderRow, orderSummary } from './order-summary.view';
import { OrderSearchService } from '../search/order-search.service';

/** 受注管理: one page of the orders that a user may see. It reads raw rows, and decrypts the names of one page only. */
@Injectable()
export class OrderListService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly contents: OrderContents,
    private readonly search: OrderSearchService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async find(user: CurrentUser, query: OrderQuery): Promise<OrderPage> {
    const merchantId = merchantOf(user, query);
    const cursor = readCursor(query);
    const today = this.clock.today();
    const hits = await this.search.find(user, query, merchantId, cursor);
    const list = () => new OrderListQuery(query, merchantId, today);
    const { rows, total, services } = await this.tenancy.read(readScopeOf(user), {
      rows: hits ? rowsAt(hits.places, directionOf(query, cursor)) : list().page(cursor),
      total: hits ? null : list().total(),
      services: merchantId === null ? null : servicesOf(merchantId),
      listed: isSupport(user.role) ? this.audit.entry(actorOf(user), { event: 'orders_listed', merchantId }) : null,
    });
    return {
      ...neighbours(rows, cursor, query),
      items: pageRows(rows, cursor).map((row) => this.summary(row, today)),
      total: hits ? hits.total : total![0]!,
      services: services ?? [],
    };
  }

  /**
   * The number of orders of each kind of 要対応 and of differences with the gateway, each counted along its own index.
   */
  async attentionCounts(user: CurrentUser): Promise<OrderAttentionCounts> {
    const today = this.clock.today();
    const kinds = ['differences', ...ORDER_ATTENTIONS] as const;
    const counted = await this.tenancy.read(
      readScopeOf(user),
      kinds.map((kind) =>
        kind === 'differences'
          ? new DifferenceListQuery({}, user.merchantId).total()
          : new OrderListQuery({ attention: kind }, user.merchantId, today).total(),
      ),
    );
    return Object.fromEntries(kinds.map((kind, i) => [kind, counted[i]![0]!])) as unknown as OrderAttentionCounts;
  }

  private summary(row: OrderRow, today: string): OrderSummary {
    const content = this.contents.read({
      merchantId: row.merchant_id,
      orderNumber: row.order_number,
      sealedContent: row.sealed_content,
      wrappedKey: row.wrapped_key,
      masterKeyVersion: row.master_key_version,
    });
    return orderSummary(row, content?.buyer.name ?? null, today);
  }
}

function servicesOf(merchantId: string): Statement<ServiceRef> {
  return prepared(
    `SELECT s.merchant_id AS "merchantId", m.name AS "merchantName", s.service_id AS "serviceId", s.name AS "serviceName"
     FROM services s JOIN merchants m USING (merchant_id) WHERE s.merchant_id = $1 ORDER BY s.service_id`,
    [merchantId],
  );
}
