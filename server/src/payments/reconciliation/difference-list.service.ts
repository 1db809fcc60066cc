import { Injectable } from '@nestjs/common';
import { isSupport, type PaymentDifferencePage, type PaymentDifferenceQuery } from '../../../contract/src';
import { AuditService } from '../../audit/audit.service';
import { actorOf, type CurrentUser, scopeOf } from '../../identity/current-user';
import { neighbours, pageRows, readCursor } from '../../shared/list-cursor';
import { rowsOf, totalOf } from '../../shared/statement';
import { merchantOf } from '../../identity/merchant-filter';
import { Tenancy } from '../../shared/tenancy/tenancy';
import { DifferenceListQuery } from './difference-list.query';
import { type DifferenceRow, paymentDifference } from './difference.view';

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
    return this.tenancy.inOneGo(scopeOf(user), async (tx) => {
      const [rows, total] = await Promise.all([
        rowsOf<DifferenceRow[]>(tx, new DifferenceListQuery(query, merchantId).page(cursor)),
        totalOf(tx, new DifferenceListQuery(query, merchantId).total()),
        isSupport(user.role) &&
          this.audit.record(tx, actorOf(user), { event: 'payment_differences_listed', merchantId }),
      ]);
      return { ...neighbours(rows, cursor, query), items: pageRows(rows, cursor).map(paymentDifference), total };
    });
  }
}
