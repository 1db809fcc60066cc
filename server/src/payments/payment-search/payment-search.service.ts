import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EXACT_TOTAL, isSupport, PAGE_SIZE, type PaymentPage, type PaymentQuery } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser } from '../../shared/actor';
import { neighbours, pageRows, readCursor } from '../../shared/list-cursor';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { merchantOf } from '../orders/order-list.service';
import { PaymentSearchQuery } from './payment-search.query';
import { type PaymentRow, paymentSummary } from './payment-summary.view';
import { requireSearch } from './required-search';

/** 決済情報 確認: one page of the card payments that a user may see. */
@Injectable()
export class PaymentSearchService {
  constructor(private readonly tenancy: Tenancy, private readonly audit: AuditService) {}

  async find(user: CurrentUser, query: PaymentQuery): Promise<PaymentPage> {
    requireSearch(query);
    const merchantId = merchantOf(user, query);
    const cursor = readCursor(query);
    return this.tenancy.asUser(user, async (tx) => {
      if (isSupport(user.role)) await this.audit.record(tx, actorOf(user), { event: 'payments_listed', merchantId });
      const { sql, parameters } = new PaymentSearchQuery(query, merchantId).page(cursor, PAGE_SIZE);
      const rows: PaymentRow[] = await tx.query(sql, [...parameters]);
      return { ...neighbours(rows, cursor, query), items: pageRows(rows, cursor).map(paymentSummary), total: await this.count(tx, new PaymentSearchQuery(query, merchantId)) };
    });
  }

  private async count(tx: EntityManager, search: PaymentSearchQuery): Promise<{ count: number; capped: boolean }> {
    const { sql, parameters } = search.total();
    const [{ count }] = (await tx.query(sql, [...parameters])) as [{ count: number }];
    return { count, capped: count >= EXACT_TOTAL };
  }
}
