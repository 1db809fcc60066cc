import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  isSupport,
  ORDER_CARES,
  type OrderCares,
  type OrderPage,
  type OrderQuery,
  type OrderSummary,
  type ServiceRef,
} from '../../contract/src';
import { AuditService } from '../audit/audit.service';
import { actorOf, type CurrentUser, scopeOf } from '../identity/current-user';
import { Clock } from '../shared/clock';
import { neighbours, pageRows, readCursor } from '../shared/list-cursor';
import { rowsOf, totalOf } from '../shared/statement';
import { merchantOf } from '../identity/merchant-filter';
import { Tenancy } from '../shared/tenancy/tenancy';
import { DifferenceListQuery } from '../payments/reconciliation/difference-list.query';
import { OrderContents } from './order-contents';
import { directionOf, OrderListQuery, rowsAt } from './order-list.query';
import { type OrderRow, orderSummary } from './order-summary.view';
import { OrderSearchService } from './search/order-search.service';

/** 受注管理: one page of the orders that a user may see. Reads raw rows, and unseals the names of one page only. */
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
    return this.tenancy.inOneGo(scopeOf(user), async (tx) => {
      const [rows, total, services] = await Promise.all([
        rowsOf<OrderRow[]>(tx, hits ? rowsAt(hits.places, directionOf(query, cursor)) : list().page(cursor)),
        hits?.total ?? totalOf(tx, list().total()),
        this.services(tx, merchantId),
        isSupport(user.role) && this.audit.record(tx, actorOf(user), { event: 'orders_listed', merchantId }),
      ]);
      return {
        ...neighbours(rows, cursor, query),
        items: pageRows(rows, cursor).map((row) => this.summary(row, today)),
        total,
        services,
      };
    });
  }

  /** How many orders need care or stand otherwise at the gateway, each kind counted along its own index. */
  async cares(user: CurrentUser): Promise<OrderCares> {
    const today = this.clock.today();
    return this.tenancy.inOneGo(scopeOf(user), async (tx) => {
      const [differences, ...cares] = await Promise.all([
        totalOf(tx, new DifferenceListQuery({}, user.merchantId).total()),
        ...ORDER_CARES.map((care) => totalOf(tx, new OrderListQuery({ care }, user.merchantId, today).total())),
      ]);
      return {
        differences,
        ...Object.fromEntries(ORDER_CARES.map((care, i) => [care, cares[i]])),
      } as unknown as OrderCares;
    });
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

  private async services(tx: EntityManager, merchantId: string | null): Promise<ServiceRef[]> {
    if (merchantId === null) return [];
    return tx.query(
      `SELECT s.merchant_id AS "merchantId", m.name AS "merchantName", s.service_id AS "serviceId", s.name AS "serviceName"
       FROM services s JOIN merchants m USING (merchant_id) WHERE s.merchant_id = $1 ORDER BY s.service_id`,
      [merchantId],
    );
  }
}
