import { Injectable } from '@nestjs/common';
import { isSupport, PAGE_SIZE, type PaymentPage, type PaymentQuery } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser, readScopeOf } from '../../identity/current-user';
import { neighbours, pageRows, readCursor } from '../../shared/database/list-cursor';
import { merchantOf } from '../../identity/merchant-filter';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { PaymentSearchQuery } from './payment-search.query';
import { paymentSummary } from './payment-summary.view';
import { requireSearch } from './required-search';

/** 決済情報 確認: one page of the card payments that a user may see. */
@Injectable()
export class PaymentSearchService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: AuditService,
  ) {}

  async find(user: CurrentUser, query: PaymentQuery): Promise<PaymentPage> {
    requireSearch(query);
    const merchantId = merchantOf(user, query);
    const cursor = readCursor(query);
    const { rows, total } = await this.tenancy.read(readScopeOf(user), {
      rows: new PaymentSearchQuery(query, merchantId).page(cursor, PAGE_SIZE),
      total: new PaymentSearchQuery(query, merchantId).total(),
      listed: isSupport(user.role) ? this.audit.entry(actorOf(user), { event: 'payments_listed', merchantId }) : null,
    });
    return { ...neighbours(rows, cursor, query), items: pageRows(rows, cursor).map(paymentSummary), total: total[0]! };
  }
}
