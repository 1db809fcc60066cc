import { Injectable } from '@nestjs/common';
import { isSupport, type PaymentDifferencePage, type PaymentDifferenceQuery } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser, readScopeOf } from '../../identity/current-user';
import { neighbours, pageRows, readCursor } from '../../shared/database/list-cursor';
import { merchantOf } from '../../identity/merchant-filter';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { DifferenceListQuery } from './difference-list.query';
import { paymentDifference } from './difference.view';

/** One page of the differences that a user may see. */
@Injectable()
export class DifferenceListService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: AuditService,
  ) {}

  async find(user: CurrentUser, query: PaymentDifferenceQuery): Promise<PaymentDifferencePage> {
    const merchantId = merchantOf(user, query);
    const cursor = readCursor(query);
    const { rows, total } = await this.tenancy.read(readScopeOf(user), {
      rows: new DifferenceListQuery(query, merchantId).page(cursor),
      total: new DifferenceListQuery(query, merchantId).total(),
      listed: isSupport(user.role)
        ? this.audit.entry(actorOf(user), { event: 'payment_differences_listed', merchantId })
        : null,
    });
    return {
      ...neighbours(rows, cursor, query),
      items: pageRows(rows, cursor).map(paymentDifference),
      total: total[0]!,
    };
  }
}
